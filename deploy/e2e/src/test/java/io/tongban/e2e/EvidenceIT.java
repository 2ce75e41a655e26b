package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The evidence of a case through all of the system, and checked by a program that knows nothing of it. */
class EvidenceIT {

    private static final Path CHECKER =
            Path.of("..", "EvidenceChecker.java").toAbsolutePath().normalize();
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatWasDoneToldAndReadIsInTheFileUnderAPublicRoot() throws Exception {
        TheSystem.at("2026-03-02");
        String path = TheSystem.submitted(Applicant.ZHANG);
        TheSystem.town()
                .official("sheng-shouli")
                .post(path + "/acceptance", "{}")
                .expect(200);
        await().atMost(SOON)
                .until(() ->
                        Traveller.notices(TheSystem.zhang(), TheSystem.id(path)).size() == 2);
        JsonNode notice =
                Traveller.notices(TheSystem.zhang(), TheSystem.id(path)).get(0);
        TheSystem.zhang()
                .post("/api/notices/" + notice.path("id").asString() + "/read", "{}")
                .expect(200);
        // two moves with a document each, two notices told, one read; all of it under a root
        await().atMost(SOON).until(() -> file(path).path("entries").size() == 7 && anchored(file(path)) == 7);
        Person visitor = Person.visitor(TheSystem.access());
        String keys = visitor.get("/api/evidence/keys").expect(200).raw().body();
        String root = file(path)
                .at("/anchors")
                .valueStream()
                .reduce((a, b) -> b)
                .orElseThrow()
                .path("root")
                .asString();

        String said = checked(path, keys, notice.path("evidenceHead").asString());

        assertThat(said)
                .contains(
                        "VALID",
                        "TOLD  submitted",
                        "TOLD  accepted",
                        "READ",
                        "is the link of",
                        "those that you brought");
        assertThat(visitor.get("/api/evidence/roots/" + root).expect(200).text("/hash"))
                .isEqualTo(file(path)
                        .at("/roots")
                        .valueStream()
                        .reduce((a, b) -> b)
                        .orElseThrow()
                        .path("hash")
                        .asString());
        assertThat(notice.path("body").asString())
                .contains("存证链头：" + notice.path("evidenceHead").asString().substring(0, 8));
        await().atMost(SOON)
                .until(() -> Long.parseLong(TheSystem.query("approval", "select told from evidence_push"))
                        >= Long.parseLong(root));
    }

    private static JsonNode file(String path) {
        return TheSystem.zhang().get(path + "/evidence").expect(200).body();
    }

    private static int anchored(JsonNode file) {
        return file.path("anchors")
                .valueStream()
                .mapToInt(anchor -> anchor.path("entry").asInt())
                .max()
                .orElse(0);
    }

    private String checked(String path, String keys, String head) throws IOException, InterruptedException {
        Path file = Files.writeString(
                folder.resolve("evidence.json"),
                TheSystem.zhang().get(path + "/evidence").expect(200).raw().body());
        Path brought = Files.writeString(folder.resolve("keys.json"), keys);
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        CHECKER.toString(),
                        file.toString(),
                        brought.toString(),
                        "--head",
                        head))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
