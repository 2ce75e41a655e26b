package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.identity.Passport;
import io.tongban.support.testing.TestIdentity;
import java.lang.reflect.Method;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/** Every endpoint has a required kind, role or scope, or stands on the public list with a reason. */
class EndpointsIT extends NoticeIT {

    private static final Map<String, String> PUBLIC = Map.of(
            "/v3/api-docs", "the interface, nothing of a person's",
            "/v3/api-docs.yaml", "the same",
            "/v3/api-docs/swagger-config", "the same, for the page that shows it",
            "/actuator", "only the address of health",
            "/actuator/health", "up or down, no details",
            "/actuator/health/{*path}", "the same");

    @Autowired
    ApplicationContext context;

    @Test
    void eachHasARequirementOrAReason() {
        Map<String, Method> endpoints = endpoints();
        Set<String> guarded = new TreeSet<>();
        Set<String> open = new TreeSet<>();
        endpoints.forEach((endpoint, method) -> {
            boolean has = AnnotatedElementUtils.hasAnnotation(method, PreAuthorize.class)
                    || AnnotatedElementUtils.hasAnnotation(method.getDeclaringClass(), PreAuthorize.class);
            (has ? guarded : open).add(endpoint);
        });

        assertThat(guarded)
                .containsExactly(
                        "GET /api/notices",
                        "GET /api/notices/stream",
                        "GET /api/notices/unread-count",
                        "GET /api/notices/{id}",
                        "POST /api/notices/{id}/read",
                        "POST /internal/events");
        assertThat(open).isNotEmpty().allSatisfy(endpoint -> assertThat(PUBLIC).containsKey(endpoint.split(" ")[1]));
    }

    @Test
    void nobodyAndVisitorsAreTurnedAwayEverywhere() {
        for (String endpoint : endpoints().keySet()) {
            String method = endpoint.split(" ")[0];
            String path = endpoint.split(" ")[1].replace("{id}", "00000000-0000-0000-0000-000000000001");
            if (PUBLIC.containsKey(path)) {
                continue;
            }
            var request = client.to(path).method(method, BodyPublishers.ofString("[]"));
            if (path.startsWith("/internal")) {
                request = request.header("Content-Type", Client.BATCH);
            }
            assertThat(client.send(request.copy()).status()).as(endpoint).isEqualTo(401);
            assertThat(client.send(request.copy().header(Passport.HEADER, "nonsense"))
                            .status())
                    .as(endpoint)
                    .isEqualTo(401);
            assertThat(client.send(request.copy().header(Passport.HEADER, TestIdentity.passport(zhang, "approval")))
                            .status())
                    .as("passport for another service: " + endpoint)
                    .isEqualTo(401);
            assertThat(client.send(request.copy()
                                    .header(Passport.HEADER, TestIdentity.passport(Passport.visitor(), "notice")))
                            .status())
                    .as("visitor: " + endpoint)
                    .isEqualTo(path.startsWith("/internal") ? 401 : 403);
            if (path.startsWith("/api")) {
                assertThat(client.send(request.copy().header("Authorization", "Bearer " + Client.neighbour()))
                                .status())
                        .as("a neighbour's token: " + endpoint)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void whatIsNotThereIsNotOpen() {
        assertThat(client.send(client.to("/actuator/env").GET()).status()).isIn(401, 403, 404);
        assertThat(client.send(client.to("/anything").GET()).status()).isIn(401, 403, 404);
        assertThat(client.send(client.to("/actuator/health").GET()).status()).isEqualTo(200);
    }

    private Map<String, Method> endpoints() {
        Map<String, Method> endpoints = new TreeMap<>();
        context.getBeansOfType(RequestMappingInfoHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods()
                        .forEach((info, handler) -> info.getPatternsCondition()
                                .getPatterns()
                                .forEach(pattern -> {
                                    var methods = info.getMethodsCondition().getMethods();
                                    String method = methods.isEmpty()
                                            ? "GET"
                                            : methods.iterator().next().name();
                                    endpoints.put(method + " " + pattern.getPatternString(), handler.getMethod());
                                })));
        return endpoints;
    }
}
