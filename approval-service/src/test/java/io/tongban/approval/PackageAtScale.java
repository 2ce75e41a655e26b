package io.tongban.approval;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The package that asks most of one applicant, 律师事务所变更一件事 with all six changes: seven cases, six of them the firm's,
 * five submitted at once. Statements and times are printed; asserted is only that all five go.
 */
class PackageAtScale extends Bundling {

    private static final int ROUNDS = Integer.getInteger("tongban.rounds", 20);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path ITEMS = Path.of("src/test/resources/plans/firm-change-items");
    private static final String BEGIN = """
            {"package":"PK-FIRM-CHANGE","region":"140100","answers":{"name":"yes","head":"yes","addr":"yes","partner":"yes",
            "charter":"yes","agreement":"yes"}}
            """;

    private final Map<String, List<Long>> micros = new TreeMap<>();
    private final Map<String, Integer> sent = new TreeMap<>();

    @Test
    void theLargestPackage() throws IOException {
        JsonNode plan = JSON.readTree(recorded("PK-FIRM-CHANGE"));
        plans("PK-FIRM-CHANGE", plan.toString());
        Map<String, JsonNode> items = items();
        for (int round = 0; round < ROUNDS; round++) {
            Client firm = firm(newPerson());
            Client another = centre();
            Answer begun = measured("1 begin", () -> another.post("/api/bundles", BEGIN));
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
            // one firm in all rounds: from the second on it has filed before
            begun = measured(
                    round == 0 ? "1 begin, for the first time" : "1 begin, of who filed before",
                    () -> firm.post("/api/bundles", BEGIN));
            assertThat(begun.status()).as(begun.body().toString()).isEqualTo(201);
            String path = "/api/bundles/" + begun.text("/id");
            String said = said(plan, begun.body(), items);
            Answer saved = measured("2 fill in all forms", () -> firm.patch(path, "1", said));
            assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
            Answer refused = measured("3 refused, materials missing", () -> firm.post(path + "/submission", "{}"));
            assertThat(faults(refused)).isNotEmpty().allMatch(fault -> fault.endsWith(" MATERIAL_MISSING"));
            faults(refused).stream()
                    .map(fault -> fault.replaceFirst(".*/materials/", "").replace(" MATERIAL_MISSING", ""))
                    .distinct()
                    .forEach(material -> give(firm, path, material));

            Answer submitted = measured("4 submit", () -> firm.post(path + "/submission", "{}"));

            assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
            assertThat(submitted.body().path("submitted")).hasSize(5);
        }
        print();
    }

    private void print() {
        micros.forEach((request, times) -> {
            List<Long> sorted = times.stream().sorted().toList();
            System.out.printf(
                    "package %s: %d statements, each its own transaction; median %d µs, at most %d µs of %d%n",
                    request,
                    sent.get(request),
                    sorted.get(times.size() / 2),
                    sorted.get(times.size() - 1),
                    times.size());
        });
    }

    private static Map<String, JsonNode> items() throws IOException {
        Map<String, JsonNode> items = new TreeMap<>();
        try (var files = Files.list(ITEMS)) {
            for (Path file : files.toList()) {
                String code = file.getFileName().toString().replace(".json", "");
                String body = Files.readString(file);
                CATALOG.stubFor(get(urlPathEqualTo("/internal/items/" + code)).willReturn(okJson(body)));
                items.put(code, JSON.readTree(body));
            }
        }
        return items;
    }

    /** The forms by the examples of the items; the questions are answered in the plan. */
    private static String said(JsonNode plan, JsonNode view, Map<String, JsonNode> items) {
        List<Object> parts = new ArrayList<>();
        parts.add(Map.of("whose", "firm", "form", JSON.readTree(FIRM_FORM).path("form")));
        for (JsonNode part : plan.at("/forms/parts")) {
            String key = part.path("step").asString("");
            if (!key.isEmpty() && part.path("whose").asString().equals("firm")) {
                String item = step(view, key).path("item").asString();
                JsonNode example = items.get(item).at("/form/examples/0/particulars");
                ObjectNode form = JSON.createObjectNode();
                part.path("ask").forEach(field -> form.set(field.asString(), example.path(field.asString())));
                parts.add(Map.of("whose", "firm", "step", key, "form", form));
            }
        }
        return JSON.writeValueAsString(Map.of("parts", parts));
    }

    private Answer measured(String request, Supplier<Answer> send) {
        statements.take();
        long start = System.nanoTime();
        Answer answer = send.get();
        micros.computeIfAbsent(request, name -> new ArrayList<>()).add((System.nanoTime() - start) / 1_000);
        int own = (int) statements.take().stream()
                .filter(sql -> !sql.contains("outbox_stream set") && !sql.startsWith("select seq, body::text"))
                .filter(sql -> !sql.contains("distinct on (year)") && !sql.contains("scan_attempts"))
                .filter(sql -> !sql.contains("edition > ")
                        && !sql.contains("calendar_edition < ")
                        && !sql.contains("from lights"))
                .count();
        sent.merge(request, own, Math::min);
        return answer;
    }
}
