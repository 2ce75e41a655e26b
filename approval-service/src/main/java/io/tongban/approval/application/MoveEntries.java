package io.tongban.approval.application;

import io.tongban.approval.evidence.Canonical;
import io.tongban.approval.evidence.Chain;
import io.tongban.approval.evidence.NewEntry;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Secret;
import io.tongban.approval.lifecycle.Action;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 存证: what a move leaves in the chain of its case (EVIDENCE.md): the move itself, with all that was submitted where it
 * submits, and each document that it issues.
 */
@Component
public class MoveEntries {

    /** Under which the secret of a submission is sealed. */
    public static final String SECRET = "evidence";

    private static final Set<Action> BEGINNINGS = EnumSet.of(Action.SUBMIT, Action.INITIATE);
    private static final Set<Action> SUBMISSIONS = EnumSet.of(Action.SUBMIT, Action.CORRECT);
    private static final int SECRET_BYTES = 32;

    private final FormSecrets secrets;
    private final JsonMapper json;

    MoveEntries(FormSecrets secrets, JsonMapper json) {
        this.secrets = secrets;
        this.json = json;
    }

    /** The salt of a sensitive field's digest in that submission; without the secret nobody can try values. */
    public static byte[] fieldSalt(String secret, String pointer) {
        return Sm3.digest(HexFormat.of().parseHex(secret), pointer.getBytes(StandardCharsets.UTF_8));
    }

    List<NewEntry> of(Recording recording) {
        Instant at = recording.entry().at().toInstant();
        List<NewEntry> entries = new ArrayList<>();
        if (!BEGINNINGS.contains(recording.outcome().move().action())) {
            entries.add(NewEntry.of(0, "START", at, tree(start(recording.outcome()))));
        }
        entries.add(move(recording, at));
        int ord = 1;
        for (Document document : recording.documents()) {
            entries.add(document(++ord, document, at));
        }
        return entries;
    }

    /** Only kept where the case has no chain yet. */
    private static Map<String, Object> start(Outcome outcome) {
        Application before = outcome.before();
        return Map.of(
                "caseNumber", outcome.caseNumber(),
                "documents", before.issued().size(),
                "moves", before.seq(),
                "note", "存证自此开始，此前的办理经过、文书和通知未存证",
                "state", before.state());
    }

    private NewEntry move(Recording recording, Instant at) {
        Outcome outcome = recording.outcome();
        LogEntry entry = recording.entry();
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("action", entry.action());
        content.put("basis", entry.basis());
        content.put("caseNumber", outcome.caseNumber());
        content.put("detail", entry.detail());
        content.put("due", due(outcome.due()));
        content.put("from", entry.from());
        content.put("on", entry.on());
        content.put("organ", entry.organ());
        content.put("role", entry.actorRole());
        content.put("seq", entry.seq());
        content.put("to", entry.to());
        String secret = NewEntry.hex(NewEntry.random(SECRET_BYTES));
        boolean submits = SUBMISSIONS.contains(outcome.move().action());
        if (submits) {
            content.put("submitted", submitted(outcome, secret));
        }
        String actorSalt = NewEntry.hex(NewEntry.random(NewEntry.SALT));
        JsonNode actor = tree(Map.of("key", entry.actor(), "name", entry.actorName()));
        content.put("actor", NewEntry.commitment(HexFormat.of().parseHex(actorSalt), Canonical.of(actor)));
        NewEntry made = NewEntry.of(1, "MOVE", at, tree(content))
                .internal(Events.INTERNAL.contains(outcome.move().action()))
                .opening(json.writeValueAsString(Map.of("actor", actor, "salt", actorSalt)));
        return submits ? made.secret(secrets.seal(recording.id(), SECRET, secret)) : made;
    }

    private static Map<String, Object> due(Due due) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("on", due.on());
        told.put("promiseOn", due.promiseOn());
        told.put("state", due.state());
        return told;
    }

    /** The form with its masks and a salted digest of each value behind a mask, the answers, the files by their SM3. */
    private Map<String, Object> submitted(Outcome outcome, String secret) {
        Application before = outcome.before();
        Map<String, String> fields = new LinkedHashMap<>();
        for (Secret sealed : before.secrets()) {
            String plain = secrets.open(before.id(), sealed);
            fields.put(sealed.pointer(), NewEntry.commitment(fieldSalt(secret, sealed.pointer()), plain));
        }
        return Map.of(
                "answers", before.answers(),
                "commitments", commitments(before),
                "applicant", Map.of("name", before.principalName(), "type", before.principalType()),
                "fields", fields,
                "files", before.files(),
                "form", before.form(),
                "item",
                        Map.of(
                                "code", outcome.item().code(),
                                "name", outcome.item().name(),
                                "version", outcome.item().version()),
                "region", before.region());
    }

    /** As they were signed, for anybody to check with the public key. */
    private static List<Map<String, Object>> commitments(Application before) {
        return before.commitments().stream()
                .filter(Committed::isSigned)
                .map(one -> Map.<String, Object>of(
                        "material", one.material(),
                        "sealed", String.valueOf(one.sealed()),
                        "signature", String.valueOf(one.signature())))
                .toList();
    }

    NewEntry document(int ord, Document document, Instant at) {
        UUID id = document.id();
        Map<String, Object> content =
                Map.of("document", id, "kind", document.kind(), "number", Chain.number(id), "sm3", Chain.sm3(id));
        return NewEntry.of(ord, "DOCUMENT", at, tree(content))
                .internal(document.internal())
                .about(id);
    }

    /** As it would be read from its text: no object of Java's in it. */
    private JsonNode tree(Object value) {
        return json.readTree(json.writeValueAsBytes(value));
    }
}
