package io.tongban.approval.bundle;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.item.CatalogProperties;
import io.tongban.support.identity.Tokens;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans of packages, made by the catalogue. No copy stands in for it: a plan depends on the answers. */
@Component
class PlanSource {

    private static final Logger log = LoggerFactory.getLogger(PlanSource.class);
    /** What the catalogue says of the request is said to the applicant as it is. */
    private static final Set<String> REFUSALS =
            Set.of("PACKAGE_UNKNOWN", "PACKAGE_NOT_PLANNED", "PLAN_INVALID", "PLAN_EMPTY");

    /** A plan of 102 cases has about 300 KiB. */
    private static final int MOST = 4 * 1024 * 1024;

    private final WebClient client;
    private final Tokens tokens;
    private final CatalogProperties properties;
    private final JsonMapper json;

    PlanSource(WebClient.Builder client, Tokens tokens, CatalogProperties properties, JsonMapper json) {
        this.client = client.clone()
                .baseUrl(properties.url())
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MOST))
                .build();
        this.tokens = tokens;
        this.properties = properties;
        this.json = json;
    }

    /** A plan and the JSON that it was read from. */
    record Made(Plan plan, JsonNode shown) {}

    /**
     * The plan under the versions in force on a day.
     *
     * @return fails with what the catalogue refuses, or CATALOGUE_UNAVAILABLE
     */
    Mono<Made> plan(String code, LocalDate on, JsonNode request) {
        return ask(code, on, request, Locale.CHINESE)
                .flatMap(answer -> answer.getStatusCode().is2xxSuccessful()
                        ? Mono.just(made(code, body(answer)))
                        : ask(code, on, request, Locale.ENGLISH)
                                .flatMap(english -> Mono.error(() -> refusal(body(answer), body(english)))))
                .onErrorMap(error -> !(error instanceof RefusedException), error -> unavailable(code, error));
    }

    private Mono<ResponseEntity<String>> ask(String code, LocalDate on, JsonNode request, Locale language) {
        return Mono.defer(() -> client.post()
                        .uri("/internal/packages/{code}/plan?on={on}", code, on)
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + tokens.neighbour("catalog", "items"))
                        .header(HttpHeaders.ACCEPT_LANGUAGE, language.toLanguageTag())
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(json.writeValueAsString(request))
                        .retrieve()
                        .onStatus(HttpStatusCode::is4xxClientError, refused -> Mono.empty())
                        .toEntity(String.class))
                .timeout(properties.timeout());
    }

    private JsonNode body(ResponseEntity<String> answer) {
        String body = answer.getBody();
        if (body == null) {
            throw new IllegalArgumentException("catalogue answer: empty (expected: a plan or a problem)");
        }
        return json.readTree(body);
    }

    private Made made(String code, JsonNode shown) {
        Plan plan = json.treeToValue(shown, Plan.class);
        if (!code.equals(plan.code()) || plan.steps().isEmpty()) {
            throw new IllegalArgumentException("catalogue answer: no plan of " + code);
        }
        return new Made(plan, shown);
    }

    private static RuntimeException refusal(JsonNode problem, JsonNode english) {
        String code = problem.path("code").asString("");
        if (!REFUSALS.contains(code)) {
            return new IllegalArgumentException("catalogue answer: " + problem.path("status") + " " + code);
        }
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < problem.path("faults").size(); i++) {
            JsonNode fault = problem.path("faults").get(i);
            String detail = fault.path("detail").asString("");
            faults.add(new Fault(
                    fault.path("pointer").asString(""),
                    fault.path("code").asString(""),
                    detail,
                    english.path("faults").path(i).path("detail").asString(detail)));
        }
        Refusal refusal = new Refusal(
                ApprovalProblem.valueOf(code),
                problem.path("detail").asString(""),
                english.path("detail").asString(""),
                faults,
                Map.of());
        return refusal.exception();
    }

    private static RuntimeException unavailable(String code, Throwable error) {
        log.warn("catalogue makes no plan of {}: {}", code, error.toString());
        return Refusal.of(
                        ApprovalProblem.CATALOGUE_UNAVAILABLE,
                        "事项目录暂时不可用,暂不能生成套餐方案,请稍后再试",
                        "No plan can be made now; try again later")
                .exception();
    }
}
