package io.tongban.approval.application;

import io.tongban.approval.certificate.Standing;
import io.tongban.approval.form.FieldText;
import io.tongban.approval.form.Secret;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.ItemDifference;
import io.tongban.approval.lifecycle.Action;
import io.tongban.approval.lifecycle.Actor;
import io.tongban.approval.lifecycle.Facts;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.Pending;
import io.tongban.approval.lifecycle.Role;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.lifecycle.StatutoryClock;
import io.tongban.approval.lifecycle.StatutoryClock.Deadlines;
import io.tongban.approval.lifecycle.StatutoryClock.Entry;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.organ.Routing;
import io.tongban.approval.scan.ScanState;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A case with its log, files and item version, as one person may see it; read in one statement.
 *
 * @param owner {@link Passport#ownerKey()} of the applicant
 * @param principalName the applicant, person or organisation
 * @param superseded the version that the draft was begun on, where the item has changed since; else null
 * @param answers id of a question → values; they decide which materials are asked for
 * @param form with masks where values are sensitive; those rest in {@code secrets}
 * @param issued documents so far
 * @param organActs acts for which the reader's organ has authority over this item
 * @param formRevision revision at which the form was last saved
 * @param concerned certificates of ours that it is about, the one named first
 * @param related keys of officials who have declared to be a party of it, related to one, or of its firm
 * @param earlier answer already given to the idempotency key of this request
 * @param offeredAt since when the window of the accepting organ may see and receive this draft
 * @param reservedNumber next of the sequence of case numbers, only where the load asked for one
 * @param commitments that stand in the place of materials, or are to; not those that were withdrawn
 * @param shared materials that other offices were asked for
 * @param brought codes of the originals that came in with another case of its bundle
 * @param waitsFor what this draft of a bundle still waits for; empty of all others
 * @param prefilled fields of the form that nobody typed into this case
 */
public record Application(
        UUID id,
        @Nullable String caseNumber,
        String owner,
        String principalName,
        String principalType,
        Item item,
        @Nullable Item superseded,
        String region,
        Routing routing,
        String holder,
        State state,
        int revision,
        long seq,
        JsonNode form,
        Map<String, List<String>> answers,
        List<Secret> secrets,
        @Nullable String claimedBy,
        @Nullable String claimedName,
        @Nullable OffsetDateTime claimedAt,
        OffsetDateTime createdAt,
        List<LogEntry> log,
        List<MaterialFile> files,
        List<IssuedDocument> issued,
        Set<String> organActs,
        Set<String> related,
        List<InterestedParty> interested,
        int formRevision,
        List<Concerned> concerned,
        @Nullable StoredAnswer earlier,
        @Nullable OffsetDateTime offeredAt,
        @Nullable Long reservedNumber,
        List<Committed> commitments,
        List<SharedMaterial> shared,
        Set<String> brought,
        List<Awaited> waitsFor,
        List<Prefilled> prefilled) {

    private static final Set<String> RECEIPTS =
            Set.of(Action.SUBMIT.name(), Action.RECEIVE_ON_SITE.name(), Action.INITIATE.name());
    /** How long a claim keeps others off. */
    public static final Duration CLAIM = Duration.ofDays(2);

    /**
     * @param step key of a step of its bundle that is to be granted; null: a party is to confirm
     * @param whose party of its bundle that is to confirm; null: a step is to be granted
     */
    public record Awaited(@Nullable String step, @Nullable String whose, String name) {}

    /** @param kind name of a document kind */
    public record IssuedDocument(String kind, String title, String number) {}

    /** This case after its form was saved. */
    public Application withForm(
            JsonNode saved, List<Secret> sealed, Map<String, List<String>> given, List<Prefilled> left) {
        return new Application(
                id,
                caseNumber,
                owner,
                principalName,
                principalType,
                item,
                superseded,
                region,
                routing,
                holder,
                state,
                revision + 1,
                seq,
                saved,
                given,
                sealed,
                claimedBy,
                claimedName,
                claimedAt,
                createdAt,
                log,
                files,
                issued,
                organActs,
                related,
                interested,
                revision + 1,
                concerned,
                earlier,
                offeredAt,
                reservedNumber,
                commitments,
                shared,
                brought,
                waitsFor,
                left);
    }

    /** What stands in the place of that material, or is to. */
    public Optional<Committed> commitment(String material) {
        return commitments.stream()
                .filter(one -> one.material().equals(material))
                .findFirst();
    }

    /** Whether a signed commitment takes the place of that proof: then it is not asked for. */
    public boolean isCommitted(String material) {
        return commitment(material).filter(Committed::isSigned).isPresent();
    }

    /** False where the answers say that nobody asks for that material. */
    boolean isWanted(String material) {
        return item.materials().stream()
                .anyMatch(one -> one.code().equals(material) && (one.when() == null || one.isAsked(answers)));
    }

    /** What the item's new version changes for the owner of a draft; empty where nothing changed. */
    public List<String> changes() {
        return superseded == null || state != State.DRAFT ? List.of() : ItemDifference.between(superseded, item);
    }

    /** The files that count: not those in whose place others were given. */
    public List<MaterialFile> currentFiles() {
        return files.stream().filter(MaterialFile::isCurrent).toList();
    }

    public Optional<SharedMaterial> shared(String material) {
        return shared.stream().filter(one -> one.material().equals(material)).findFirst();
    }

    /** Must be uploaded before submission, also because the office that should hold it has no record. */
    public boolean mustBeUploaded(Item.Material material) {
        return material.mustBeUploaded(answers)
                || material.isAsked(answers)
                        && shared(material.code())
                                .filter(one -> one.outcome() == SharedMaterial.Outcome.NO_RECORD)
                                .isPresent();
    }

    /** The certificate of ours that the form names, if it is the applicant's. */
    public Optional<Standing> named() {
        return concerned.stream()
                .filter(one -> one.own() && one.depth() == 0)
                .map(Concerned::standing)
                .findFirst();
    }

    /** Last day, as the applicant states it, of the certificate that is named; none where the form does not ask. */
    public Optional<LocalDate> statedExpiry(Item of) {
        Item.ActsOn actsOn = of.actsOn();
        String field = actsOn == null ? null : actsOn.expires();
        return field == null ? Optional.empty() : FieldText.day(form, field);
    }

    /** The one that a grant acts on: a renewal follows the permit, whatever paper has replaced another meanwhile. */
    public Optional<Standing> certificate() {
        return item.renews(answers)
                ? concerned.stream()
                        .filter(Concerned::own)
                        .map(Concerned::standing)
                        .reduce((older, newer) -> newer)
                : named();
    }

    /** False where the permit that this case is to renew is gone, or renewed otherwise. */
    private boolean permitStands() {
        return certificate()
                .map(one -> one.status().stands() && !one.isRenewed())
                .orElse(true);
    }

    public List<String> route() {
        return routing.route();
    }

    /** What the item says about time, for the organs of this case. */
    public Terms terms() {
        return item.terms().forRoute(route().size()).announced(LogEntry.announcedOn(log));
    }

    /** The log as the clock reads it. */
    public List<Entry> clockEntries() {
        return log.stream()
                .filter(entry -> !entry.action().equals("CREATE"))
                .map(LogEntry::clockEntry)
                .toList();
    }

    public Deadlines deadlines(StatutoryClock clock, LocalDate today) {
        return clock.fold(terms(), clockEntries(), today);
    }

    public Facts facts(StatutoryClock clock, LocalDate today) {
        return new Facts(
                terms(),
                state,
                today,
                receivedOn().orElse(today),
                item.online(),
                route(),
                holder,
                People.of(this),
                interested.stream().map(party -> party.told(log)).toList(),
                pending(),
                currentFiles().stream().allMatch(file -> file.scan() == ScanState.CLEAN),
                permitStands(),
                deadlines(clock, today));
    }

    private Pending pending() {
        boolean spot = last(Action.ASK_SPOT_CORRECTION, Action.CORRECT_ON_THE_SPOT)
                .filter(entry -> entry.action().equals(Action.ASK_SPOT_CORRECTION.name()))
                .isPresent();
        boolean aid = item.kind() == Kind.BENEFIT
                && state == State.GRANTED
                && last(Action.ASSIGN_AID).isEmpty();
        return new Pending(spot, aid, commitments.stream().anyMatch(Committed::isFoundFalse));
    }

    /** This reader as an actor of the law. */
    public Actor actor(Passport who) {
        if (who.issuer().equals(SystemActor.ISSUER)) {
            return new Actor(who.personKey(), who.name(), Set.of(Role.SYSTEM), holder, Set.of());
        }
        if (who.kind() != Passport.Kind.OFFICIAL) {
            if (who.ownerKey().equals(owner)) {
                return Actor.applicant(who.personKey());
            }
            boolean concerned =
                    interested.stream().anyMatch(party -> who.ownerKey().equals(party.owner()));
            return new Actor(who.personKey(), who.name(), concerned ? Set.of(Role.INTERESTED) : Set.of(), "", Set.of());
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : List.of(Role.COUNTER, Role.REVIEWER, Role.DECIDER)) {
            if (who.has(role.name().toLowerCase(Locale.ROOT))) {
                roles.add(role);
                roles.add(Role.OFFICIAL);
            }
        }
        if (Windows.serves(this, who)) {
            roles.add(Role.WINDOW);
        }
        String organ = who.organ();
        return new Actor(who.personKey(), who.name(), roles, organ == null ? "" : organ, organActs);
    }

    /** A claim holds two days; then a colleague may go on (nobody's leave stops a clock). */
    public boolean isClaimedByAnother(Passport who, OffsetDateTime now) {
        return who.kind() == Passport.Kind.OFFICIAL
                && !SystemActor.is(who.personKey())
                && claimedBy != null
                && claimedAt != null
                && !claimedBy.equals(who.personKey())
                && claimedAt.plus(CLAIM).isAfter(now);
    }

    /** Originals that these answers ask for and that have not come in. */
    public List<Item.Material> notHandedIn() {
        Set<String> handedIn = handedIn();
        return item.materials().stream()
                .filter(m ->
                        m.isHandedInLater() && m.isAsked(answers) && m.source().equals("applicant"))
                .filter(m -> !handedIn.contains(m.code()))
                .toList();
    }

    /** Codes of the originals that came in: here, or with another case of its bundle, where one list asks for them once. */
    public Set<String> handedIn() {
        Set<String> codes = handedInHere();
        codes.addAll(brought);
        return codes;
    }

    /** Codes of the originals that came in or were seen on site, without those that were noted wrongly. */
    public Set<String> handedInHere() {
        Set<String> codes = new HashSet<>();
        for (LogEntry entry : log) {
            String material = entry.detail().path("material").asString("");
            entry.detail().path("originals").forEach(code -> codes.add(code.asString()));
            if (entry.action().equals(Action.HAND_IN.name())) {
                codes.add(material);
            } else if (entry.action().equals(Action.UNDO_HAND_IN.name())) {
                codes.remove(material);
            }
        }
        return codes;
    }

    /** Whether this person stands aside from the case (回避): no step, and no look at what is sealed. */
    public boolean standsAside(Passport who) {
        return People.of(this).conflicted().contains(who.personKey());
    }

    /** Day of the first receipt, or on which a proceeding was opened. */
    public Optional<LocalDate> receivedOn() {
        return log.stream()
                .filter(entry -> RECEIPTS.contains(entry.action()))
                .map(LogEntry::on)
                .findFirst();
    }

    /** Why the promise was not kept, as it was explained with the decision or the report to the Ministry. */
    public Optional<String> overrun() {
        return log.stream()
                .map(entry -> entry.detail().path("overrun").asString(""))
                .filter(text -> !text.isEmpty())
                .reduce((first, second) -> second);
    }

    /** The last entry of any of these. */
    public Optional<LogEntry> last(Action... actions) {
        Set<String> names = Arrays.stream(actions).map(Action::name).collect(Collectors.toSet());
        return log.stream().filter(entry -> names.contains(entry.action())).reduce((first, second) -> second);
    }
}
