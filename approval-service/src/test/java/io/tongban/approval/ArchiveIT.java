package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Paperwork;
import io.tongban.support.crypto.Sm3;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The package of a closed case: all of it is there, and every digest is right. */
class ArchiveIT extends Paperwork {

    @Test
    void everythingOfTheCaseIsInItAndEveryDigestIsRight(@TempDir Path folder) throws IOException {
        Client applicant = person(newPerson());
        String path = theLongWay(applicant);
        Client supervisor = official("140000", "supervisor");

        Map<String, byte[]> zip = unpacked(supervisor.bytes(archive(path)));

        JsonNode manifest = tree(zip.get("manifest.json"));
        assertThat(new ArrayList<>(zip.keySet())).last().isEqualTo("manifest.json");
        List<String> listed = new ArrayList<>();
        for (JsonNode entry : manifest.path("entries")) {
            String name = entry.path("name").asString();
            byte[] bytes = zip.get(name);
            listed.add(name);
            assertThat(bytes).as(name).isNotNull();
            assertThat(entry.path("size").asLong()).as(name).isEqualTo(bytes.length);
            assertThat(entry.path("sm3").asString()).as(name).isEqualTo(Sm3.hex(bytes));
        }
        listed.add("manifest.json");
        assertThat(zip.keySet()).containsExactlyElementsOf(listed);
        assertThat(manifest.path("omitted")).isEmpty();

        JsonNode metadata = tree(zip.get("metadata.json"));
        assertThat(metadata.path("itemCode").asString()).isEqualTo("forensic-person-renew");
        assertThat(metadata.path("catalogueVersion").asInt()).isPositive();
        assertThat(metadata.path("stateName").asString()).isEqualTo("已送达,办结");
        assertThat(metadata.path("closedOn").asString()).isEqualTo("2026-04-01");
        assertThat(tree(zip.get("application.json")).at("/form/name").asString())
                .isEqualTo("张伟");
        assertThat(text(zip.get("application.json"))).as("masks").doesNotContain("140105199003070012");
        assertThat(tree(zip.get("log.json")))
                .hasSize(supervisor.get(path + "/timeline").body().path("lines").size());

        int documents = supervisor.get(path + "/documents").body().path("items").size();
        assertThat(documents).isGreaterThan(10);
        assertThat(listed)
                .filteredOn(name -> name.matches("documents/.*\\.pdf"))
                .hasSize(documents);
        assertThat(listed)
                .filteredOn(name -> name.matches("documents/.*\\.ofd"))
                .hasSize(documents);
        assertThat(listed)
                .filteredOn(name -> name.startsWith("materials/"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(text(zip.get(name))).startsWith("%PDF-1.7"));

        Path evidence = Files.write(folder.resolve("evidence.json"), zip.get("evidence.json"));
        Checker.Said said = Checker.called(evidence);
        assertThat(said.code()).as(said.text()).isZero();
        assertThat(said.text()).contains("VALID", path.substring(18));
    }

    @Test
    void onlyOfAClosedCaseAndOnlyForThoseOfTheOrganWhoMay() {
        Client applicant = person(newPerson());
        at("2026-03-02");
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        Client decider = official("140000", "decider");
        assertThat(decider.get(archive(path)).status())
                .as("a draft is nobody's")
                .isEqualTo(404);
        submitted(applicant, path);
        Answer open = decider.get(archive(path));
        assertThat(open.status()).isEqualTo(409);
        assertThat(open.code()).isEqualTo("NOT_CLOSED");
        moved(applicant.post(path + "/withdrawal", "{}"), "WITHDRAWN");

        assertThat(decider.get(archive(path)).status()).isEqualTo(200);
        assertThat(official("140000", "auditor").get(archive(path)).status()).isEqualTo(200);
        assertThat(official("140100", "decider").get(archive(path)).status()).isEqualTo(404);
        assertThat(official("140100", "auditor").get(archive(path)).status())
                .as("of all organs")
                .isEqualTo(200);
        assertThat(official("140000", "counter").get(archive(path)).status()).isEqualTo(403);
        assertThat(applicant.get(archive(path)).status()).isEqualTo(403);
        assertThat(person(newPerson()).get(archive(path)).status()).isEqualTo(403);
    }

    private static String archive(String path) {
        return "/api/reviews/" + path.substring("/api/applications/".length()) + "/archive";
    }

    private static Map<String, byte[]> unpacked(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(entries.put(entry.getName(), zip.readAllBytes()))
                        .as(entry.getName())
                        .isNull();
            }
        }
        return entries;
    }

    private static JsonNode tree(byte[] bytes) {
        return JsonMapper.shared().readTree(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
