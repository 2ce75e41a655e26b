package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.bundle.BundleFiles.NewFile;
import io.tongban.approval.material.AttachFiles;
import io.tongban.approval.material.AttachRules;
import io.tongban.approval.material.Attempts;
import io.tongban.approval.upload.FinishedUpload;
import io.tongban.approval.upload.FinishedUploads;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.idempotency.StoredAnswer;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A material given once: every draft of that whose whose item asks for it has the files, the bytes are kept once. */
@Component
class AttachToBundle {

    /** @param whose key; null where only one of the reader's has this material */
    record Command(
            UUID id,
            String material,
            @Nullable String whose,
            Passport who,
            @Nullable String key,
            List<UUID> uploads) {}

    /** Of one step. */
    record Given(String step, List<MaterialFile> files) {}

    /** The answer. */
    record Attached(String whose, List<Given> steps) {}

    private final Bundles bundles;
    private final Applications applications;
    private final FinishedUploads uploads;
    private final BundleFiles files;
    private final AttachRules rules;
    private final Casework casework;

    AttachToBundle(
            Bundles bundles,
            Applications applications,
            FinishedUploads uploads,
            BundleFiles files,
            AttachRules rules,
            Casework casework) {
        this.bundles = bundles;
        this.applications = applications;
        this.uploads = uploads;
        this.files = files;
        this.rules = rules;
        this.casework = casework;
    }

    Mono<StoredAnswer> handle(Command command) {
        return Mono.defer(() -> {
            IdempotencyKey key = IdempotencyKey.of(
                    command.who().personKey(),
                    "bundle-materials/" + command.id() + "/" + command.material(),
                    command.key(),
                    command.uploads() + " " + command.whose());
            return Attempts.until(attempt(command, key));
        });
    }

    private Mono<StoredAnswer> attempt(Command command, IdempotencyKey key) {
        return bundles.load(command.id(), command.who().ownerKey(), key)
                .switchIfEmpty(ReadBundles.notFound())
                .flatMap(bundle -> bundle.earlier() != null
                        ? Mono.just(key.replay(bundle.earlier()))
                        : attach(command, bundle, key));
    }

    private Mono<StoredAnswer> attach(Command command, Bundle bundle, IdempotencyKey key) {
        Plan.Line line = line(command, bundle);
        Set<String> asking = line.askedBy().stream().map(Plan.Asking::step).collect(Collectors.toSet());
        List<Bundle.Case> cases = bundle.drafts().stream()
                .filter(one -> asking.contains(one.step()))
                .toList();
        if (cases.isEmpty()) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
        return DraftsOf.load(applications, cases, command.who())
                .flatMap(drafts -> uploads.of(command.uploads(), command.who().ownerKey())
                        .flatMap(found -> write(command, line, drafts, byId(found), key)));
    }

    /** The line of the reader's, if there is one and only one. */
    private static Plan.Line line(Command command, Bundle bundle) {
        Set<String> own = bundle.cases().stream()
                .filter(one -> one.own() && one.drafted())
                .map(one -> bundle.plan().step(one.step()).whose())
                .collect(Collectors.toSet());
        List<Plan.Line> lines = bundle.plan()
                .lines(command.material())
                .filter(line -> own.contains(line.whose()))
                .filter(line -> command.whose() == null || command.whose().equals(line.whose()))
                .toList();
        if (lines.isEmpty()) {
            throw Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception();
        }
        if (lines.size() > 1) {
            throw Refusal.of(ApprovalProblem.MATERIAL_OF_SEVERAL)
                    .with("whose", lines.stream().map(Plan.Line::whose).toList())
                    .exception();
        }
        return lines.get(0);
    }

    private static Map<UUID, FinishedUpload> byId(List<FinishedUpload> found) {
        return found.stream().collect(Collectors.toMap(FinishedUpload::id, Function.identity()));
    }

    private Mono<StoredAnswer> write(
            Command command,
            Plan.Line line,
            Map<String, Application> drafts,
            Map<UUID, FinishedUpload> found,
            IdempotencyKey key) {
        OffsetDateTime now = casework.now();
        List<NewFile> rows = new ArrayList<>();
        Map<String, List<MaterialFile>> given = new LinkedHashMap<>();
        drafts.forEach((step, draft) -> {
            AttachFiles.Command one = new AttachFiles.Command(
                    draft.id(), command.material(), command.who(), command.key(), command.uploads(), null);
            rules.checkCase(one, draft);
            rules.checkUploads(one, draft, found);
            boolean first = rows.isEmpty();
            for (UUID upload : command.uploads()) {
                FinishedUpload finished = Objects.requireNonNull(found.get(upload));
                MaterialFile file = AttachFiles.file(one, draft, finished, now);
                UUID id = first ? upload : UUID.randomUUID();
                rows.add(new NewFile(id, draft.id(), upload, file.name()));
                given.computeIfAbsent(step, none -> new ArrayList<>()).add(file.withId(id));
            }
        });
        Attached answer = new Attached(
                line.whose(),
                given.entrySet().stream()
                        .map(one -> new Given(one.getKey(), one.getValue()))
                        .toList());
        return files.attach(
                command.material(), List.copyOf(drafts.values()), command.uploads(), rows, now, key, answer);
    }
}
