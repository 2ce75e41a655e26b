package io.tongban.approval.progress;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.anchor.Root;
import io.tongban.approval.anchor.Roots;
import io.tongban.approval.anchor.SigningKeys;
import io.tongban.approval.application.Casework;
import io.tongban.approval.evidence.Canonical;
import io.tongban.approval.evidence.Entries;
import io.tongban.approval.evidence.Entries.Head;
import io.tongban.approval.evidence.Entries.Reading;
import io.tongban.approval.evidence.NewEntry;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The evidence of a case as one file that anybody can check (EVIDENCE.md), written piece by piece in canonical JSON. */
@Component
public class EvidenceFile {

    private static final int ROOTS_AT_ONCE = 200;

    private final Casework casework;
    private final Entries entries;
    private final Roots roots;
    private final SigningKeys keys;
    private final JsonMapper json;

    EvidenceFile(Casework casework, Entries entries, Roots roots, SigningKeys keys, JsonMapper json) {
        this.casework = casework;
        this.entries = entries;
        this.roots = roots;
        this.keys = keys;
        this.json = json;
    }

    /** @param pieces of its text, in order */
    public record File(String name, Flux<String> pieces) {}

    private record Frame(
            Reading reading, Head head, List<JsonNode> anchors, List<Long> way, List<SigningKeys.Key> known) {}

    /** Fails with APPLICATION_NOT_FOUND, or NO_EVIDENCE for a draft. */
    public Mono<File> of(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(application -> entries.head(id)
                        .switchIfEmpty(Mono.error(
                                () -> Refusal.of(ApprovalProblem.NO_EVIDENCE).exception()))
                        .flatMap(head -> frame(new Reading(id, head.seq(), who.kind() == Passport.Kind.OFFICIAL), head))
                        .map(frame -> new File("evidence-" + application.caseNumber() + ".json", pieces(frame))));
    }

    private Mono<Frame> frame(Reading reading, Head head) {
        return entries.anchors(reading).flatMap(anchors -> {
            Set<Long> numbers =
                    anchors.stream().map(anchor -> anchor.path("root").asLong()).collect(Collectors.toSet());
            List<Long> way = new ArrayList<>(Root.way(new TreeSet<>(numbers)));
            return roots.keys().map(known -> new Frame(reading, head, anchors, way, known));
        });
    }

    private Flux<String> pieces(Frame frame) {
        Set<String> used = new TreeSet<>(Set.of(keys.id()));
        Flux<String> links = Flux.fromIterable(frame.way())
                .buffer(ROOTS_AT_ONCE)
                .concatMap(roots::these)
                .concatMapIterable(found -> found)
                .doOnNext(root -> used.add(root.key()))
                .map(this::canonical);
        return Flux.concat(
                Flux.just("{\"anchors\":["),
                listed(Flux.fromIterable(frame.anchors()).map(Canonical::of)),
                Flux.just("],\"application\":\"" + frame.reading().application() + "\",\"documents\":["),
                listed(entries.documents(frame.reading())),
                Flux.just("],\"entries\":["),
                listed(entries.entries(frame.reading())),
                Flux.just("],\"format\":\"tongban-evidence-1\",\"roots\":["),
                listed(links),
                Flux.just("],\"signers\":["),
                listed(Flux.fromIterable(frame.known())
                        .filter(key -> used.contains(key.id()))
                        .map(this::canonical)),
                Flux.just("],\"state\":"),
                Flux.defer(() -> Flux.just(state(frame), "}")));
    }

    /** What this file is, signed now: a piece of it, or an older one, cannot pass for it. */
    private String state(Frame frame) {
        Head head = frame.head();
        int anchors = frame.anchors().size();
        long root =
                anchors == 0 ? 0 : frame.anchors().get(anchors - 1).path("root").asLong();
        String at = NewEntry.instant(casework.now().toInstant());
        String text = String.join(
                "\n",
                "tongban-state-1",
                frame.reading().application().toString(),
                String.valueOf(head.seq()),
                head.hash(),
                String.valueOf(anchors),
                String.valueOf(root),
                at,
                keys.id(),
                "");
        String signature = HexFormat.of().formatHex(keys.sign(text.getBytes(StandardCharsets.UTF_8)));
        return canonical(Map.of(
                "anchors", anchors,
                "at", at,
                "hash", head.hash(),
                "key", keys.id(),
                "root", root,
                "seq", head.seq(),
                "signature", signature));
    }

    private String canonical(Object value) {
        return Canonical.of(json.valueToTree(value));
    }

    private static Flux<String> listed(Flux<String> pieces) {
        return pieces.index((at, piece) -> at == 0 ? piece : "," + piece);
    }
}
