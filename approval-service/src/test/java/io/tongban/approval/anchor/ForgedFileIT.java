package io.tongban.approval.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Checker.Said;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Forgery;
import io.tongban.approval.testing.Paperwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Whatever is changed in a file, the checker says so, and where. */
@Import(RootRun.class)
class ForgedFileIT extends Paperwork {

    private static final int ALTERATIONS = Integer.getInteger("tongban.alterations", 150);

    /** Of one case with roots in between, and of another that stands in the same roots; made once. */
    private static String whole = "";

    private static String another = "";
    private static String keys = "";

    @TempDir
    Path folder;

    @Autowired
    RootRun roots;

    @BeforeEach
    void files() {
        if (whole.isEmpty()) {
            Client applicant = person(newPerson());
            beginWhereTheOneBetweenIsNamed(applicant);
            String other = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
            String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
            submitted(applicant, other);
            submitted(applicant, path);
            roots.make().block();
            moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
            moved(official("140000", "counter").post(other + "/acceptance", "{}"), "ACCEPTED");
            moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
            roots.make().block();
            submitted(applicant, complete(applicant, "forensic-person-renew", "140000", PERSON_FORM));
            roots.make().block();
            moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
            moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
            moved(official("140000", "decider").post(path + "/decision", GRANT), "GRANTED");
            roots.make().block();
            whole = applicant.get(path + "/evidence").raw().body();
            another = applicant.get(other + "/evidence").raw().body();
            keys = applicant.get("/api/evidence/keys").raw().body();
        }
    }

    /** Four roots follow: if their first were 4k + 3, the last (4k + 6) would name the second, and a file leave out the third. */
    private void beginWhereTheOneBetweenIsNamed(Client applicant) {
        roots.make().block();
        if ((roots.all().block().size() + 1) % 4 == 3) {
            submitted(applicant, complete(applicant, "forensic-person-renew", "140000", PERSON_FORM));
            roots.make().block();
        }
    }

    @Test
    void unchangedItIsValidAndSaysWhatItHolds() {
        Said said = Checker.asProgram(saved("whole.json", whole), saved("keys.json", keys));

        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("VALID", "SUBMIT", "GRANTED", "internal", "among those that you brought");
        JsonNode file = new Forgery(whole).file();
        assertThat(file.path("roots").size())
                .as("one between that holds another case")
                .isEqualTo(4);
        assertThat(file.path("anchors").size()).isEqualTo(3);
    }

    record Kind(String name, Consumer<Forgery> change, String where) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("first entry removed", f -> f.remove("entries", 0), "entries[0]"),
                new Kind("middle entry removed", f -> f.remove("entries", 4), "entries[4]"),
                new Kind("last entry removed", f -> f.remove("entries", f.size("entries") - 1), "state"),
                new Kind("cut off after the fourth", f -> f.cut(4), "anchors[1]"),
                new Kind("cut off with all that belongs to it", Forgery::cutWhole, "state"),
                new Kind("two swapped", f -> f.swap("entries", 2, 3), "entries[2]"),
                new Kind(
                        "a word in an entry",
                        f -> f.say("entries", 0, "/content/submitted/form/matter", "别的事"),
                        "entries[0]"),
                new Kind(
                        "a digest behind a mask",
                        f -> f.say("entries", 0, "/content/submitted/fields/~1phone", "0".repeat(64)),
                        "entries[0]"),
                new Kind(
                        "the instant of an entry",
                        f -> f.say("entries", 3, "/at", "2026-03-01T00:00:00.000000Z"),
                        "entries[3]"),
                new Kind("the kind of an internal entry", f -> f.say("entries", 4, "/kind", "NOTICE"), "entries[4]"),
                new Kind("a field added to an entry", f -> f.say("entries", 1, "/remark", "已经核实"), "entries[1]"),
                new Kind("a field added to a root", f -> f.say("roots", 0, "/remark", "已经核实"), "roots[0]"),
                new Kind("a field added to the file", f -> f.file().put("remark", "已经核实"), "file"),
                new Kind(
                        "a document replaced",
                        f -> f.say("documents", 1, "/source/paragraphs/0", "不予受理。"),
                        "documents[1]"),
                new Kind("a document removed", f -> f.remove("documents", 1), "documents[1]"),
                new Kind(
                        "a field added to a document",
                        f -> f.say("documents", 0, "/source/remark", "x"),
                        "documents[0]"),
                new Kind("documents exchanged", f -> f.swap("documents", 0, 1), "documents[0]"),
                new Kind(
                        "all entries linked anew, without the key",
                        f -> f.say("entries", 0, "/content/on", "2026-02-01").relink(),
                        "anchors[0]"),
                new Kind(
                        "the same with its documents",
                        f -> f.say("entries", 0, "/content/on", "2026-02-01")
                                .relink()
                                .redocument()
                                .relink(),
                        "anchors[0]"),
                new Kind("a root of another case", f -> f.take("anchors", 0, another), "anchors[0]"),
                new Kind("a root removed", f -> f.remove("roots", 1), "anchors[1]"),
                new Kind("a root between removed", f -> f.remove("roots", 2), "roots[2]"),
                new Kind(
                        "the time of a root", f -> f.say("roots", 1, "/at", "2026-03-01T00:00:00.000000Z"), "roots[1]"),
                new Kind("an anchor removed", f -> f.remove("anchors", 1), "state"),
                new Kind(
                        "the last anchor and its root removed",
                        f -> f.remove("anchors", 2).remove("roots", 3).remove("roots", 2),
                        "state"),
                new Kind(
                        "of another case",
                        f -> f.file()
                                .put(
                                        "application",
                                        new Forgery(another)
                                                .file()
                                                .path("application")
                                                .asString()),
                        "entries[0]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void eachKindOfForgeryIsFoundAndLocated(Kind kind) {
        Forgery forgery = new Forgery(whole);
        kind.change().accept(forgery);

        Said said = Checker.called(saved("forged.json", forgery.text()), saved("keys.json", keys));

        assertThat(said.code()).as(said.text()).isEqualTo(1);
        assertThat(said.text()).contains("NOT VALID").contains("\n  " + kind.where());
    }

    @Test
    void whatIsSignedAnewWithAnotherKeyIsFoundByTheKeysThatOneBrings() {
        String forged = new Forgery(whole)
                .say("entries", 0, "/content/on", "2026-02-01")
                .relink()
                .redocument()
                .relink()
                .signedBy("07" + "5a".repeat(31))
                .text();

        Said alone = Checker.asProgram(saved("forged.json", forged));
        Said beside = Checker.asProgram(saved("forged.json", forged), saved("keys.json", keys));

        assertThat(alone.text()).as("nothing in the file itself can tell").contains("the keys are the file's own");
        assertThat(alone.code()).isZero();
        assertThat(beside.text()).contains("\n  signers[0]").contains("none of the keys that you brought");
        assertThat(beside.code()).isEqualTo(1);
    }

    @Test
    void aThousandRandomAlterationsAreFoundAndLocated() {
        String given = System.getProperty("tongban.seed", "");
        long seed = given.isBlank() ? System.nanoTime() : Long.parseLong(given);
        System.out.println("alterations: " + ALTERATIONS + ", seed " + seed);
        Path key = saved("keys.json", keys);
        Map<String, Integer> counted = new LinkedHashMap<>();
        for (int i = 0; i < ALTERATIONS; i++) {
            // neighbouring seeds begin alike: spread them
            Random random = new Random((seed + i) * 0x9E3779B97F4A7C15L);
            Forgery.Altered altered = new Forgery(whole).altered(random, another);
            counted.merge(altered.how(), 1, Integer::sum);

            Said said = Checker.called(saved("altered.json", altered.bytes()), key);

            assertThat(said.code())
                    .as("seed %d: %s%n%s", seed + i, altered.how(), said.text())
                    .isEqualTo(1);
            assertThat(Pattern.compile(altered.where()).matcher(said.text()).find())
                    .as("seed %d: %s, located at %s%n%s", seed + i, altered.how(), altered.where(), said.text())
                    .isTrue();
        }
        System.out.println("alterations found: " + counted);
    }

    private Path saved(String name, String text) {
        return saved(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path saved(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
