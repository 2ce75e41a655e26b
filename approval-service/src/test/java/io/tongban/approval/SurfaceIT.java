package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.testing.Committed;
import io.tongban.support.testing.Surface;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Who may call what; and that the committed contract is the real one. */
class SurfaceIT extends ApprovalIT {

    private static final Map<String, String> PUBLIC = Map.ofEntries(
            Map.entry("GET /verify/{certificate}", "anyone who holds the code may ask whether the certificate is good"),
            Map.entry("POST /api/progress", "anyone who holds the receipt may ask how far the case is"),
            Map.entry("GET /api/evidence/roots", "of no case and no person, and worth only what others hold of it"),
            Map.entry("GET /api/evidence/roots/{n}", "the same"),
            Map.entry("GET /api/evidence/keys", "a public key is public"),
            Map.entry("GET /api/reductions", "what an office takes of people; of few cases nothing is told"),
            Map.entry("GET /api/reductions/packages", "the same of packages"),
            Map.entry("GET /v3/api-docs", "the interface, nothing of a person's"),
            Map.entry("GET /v3/api-docs.yaml", "the same"),
            Map.entry("GET /actuator", "only the address of health"),
            Map.entry("GET /actuator/health", "up or down, no details"),
            Map.entry("GET /actuator/health/{*path}", "the same"),
            Map.entry("GET /api/calendar/due", "anyone may count days; a visitor's passport is enough"),
            Map.entry("GET /api/calendar/unified-acceptances", "announced to anyone"),
            Map.entry("GET /api/organs", "which organs there are is public knowledge"),
            Map.entry("GET /api/organs/exercises", "delegations are announced to anyone"),
            Map.entry("OPTIONS /api/uploads", "how to upload, of tus; nothing of anybody"),
            Map.entry("OPTIONS /api/uploads/{id}", "the same"));

    private static final Set<String> OPEN_TO_ALL = Set.of("", "isAuthenticated()");

    @Autowired
    ApplicationContext context;

    @Test
    void everyEndpointHasARoleOrAReasonToHaveNone() {
        Map<String, String> rules = Surface.rules(context);

        assertThat(rules).hasSizeGreaterThan(25);
        rules.forEach((endpoint, rule) -> {
            if (OPEN_TO_ALL.contains(rule)) {
                assertThat(PUBLIC).containsKey(endpoint);
            } else {
                assertThat(rule).as(endpoint).contains("has");
            }
        });
    }

    @Test
    void everyRuleIsListed() {
        StringBuilder list = new StringBuilder();
        Surface.rules(context)
                .forEach((endpoint, rule) -> list.append(endpoint)
                        .append(" | ")
                        .append(rule.isEmpty() ? "public" : rule)
                        .append('\n'));

        Committed.compare("endpoints.txt", list.toString());
    }

    @Test
    void theCommittedApiDocumentIsTheRealOne() {
        Client.Answer document = person("surface").get("/v3/api-docs");

        Committed.compareJson("openapi.json", document.raw().body());
    }

    @Test
    void theCommittedProblemCodesAreTheRealOnes() {
        Committed.compareProblems("problems.txt", ApprovalProblem.values());
        assertThat(Stream.of(ApprovalProblem.values()).map(Enum::name))
                .doesNotContainAnyElementsOf(
                        Stream.of(CommonProblem.values()).map(Enum::name).toList());
    }
}
