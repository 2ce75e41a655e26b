package io.tongban.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.tongban.support.testing.TestIdentity;
import io.tongban.support.testing.TestPostgres;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * The gateway with real parts around it: PostgreSQL, two issuers, three services behind. Several instances may share a
 * world; their clock can be moved.
 */
final class World implements AutoCloseable {

    /** Shared by all instances of this JVM: the usual ones end for all when one instance stops. */
    private static final ReactorResourceFactory EVENT_LOOPS = eventLoops();

    final FakeIssuer province = new FakeIssuer("province");
    final FakeIssuer staff = new FakeIssuer("staff");
    final WireMockServer catalog = backing();
    final WireMockServer approval = backing();
    final WireMockServer notice = backing();
    final TestPostgres database = TestPostgres.database("gateway");
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private static ReactorResourceFactory eventLoops() {
        ReactorResourceFactory loops = new ReactorResourceFactory() {
            @Override
            public void stop() {
                // goes on for the others
            }
        };
        loops.setUseGlobalResources(false);
        loops.start();
        return loops;
    }

    private static WireMockServer backing() {
        WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.start();
        return server;
    }

    /** A running instance; close it to stop it. */
    record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

        String url() {
            return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
        }

        Browser browser() {
            return new Browser(url());
        }

        @Override
        public void close() {
            context.close();
        }
    }

    Instance start(String... more) {
        Map<String, Object> properties = new HashMap<>();
        properties.putAll(province.properties());
        properties.putAll(staff.properties());
        properties.put("server.port", 0);
        properties.put("tongban.gateway.services.catalog", url(catalog));
        properties.put("tongban.gateway.services.approval", url(approval));
        properties.put("tongban.gateway.services.notice", url(notice));
        properties.put("tongban.gateway.bearer.clients", "listed-client");
        properties.put("tongban.gateway.limits.login.burst", 100_000);
        properties.put("tongban.gateway.limits.visitor.burst", 100_000);
        DynamicPropertyRegistry registry = (name, value) -> properties.put(name, ((Supplier<?>) value).get());
        database.register(registry);
        TestIdentity.register(registry, "gateway");
        for (int i = 0; i < more.length; i += 2) {
            properties.put(more[i], more[i + 1]);
        }
        SpringApplication application = new SpringApplicationBuilder(GatewayMain.class)
                .properties(Map.of())
                .initializers(context -> {
                    context.getBeanFactory().registerSingleton("clock", clock());
                    context.getBeanFactory().registerSingleton("reactorResourceFactory", EVENT_LOOPS);
                })
                .build();
        return new Instance(application.run(properties.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new)));
    }

    private Clock clock() {
        InstantSource source = () -> Instant.now().plus(ahead.get());
        return source.withZone(ZoneOffset.UTC);
    }

    /** All services answer everything with 200 and a small document; what they saw is forgotten. */
    void servicesAnswer() {
        for (WireMockServer service : List.of(catalog, approval, notice)) {
            service.resetAll();
            service.stubFor(any(anyUrl()).willReturn(okJson("{\"ok\":true}")));
        }
    }

    /** The last request that the service saw. */
    static LoggedRequest seenBy(WireMockServer service) {
        return service.getAllServeEvents().get(0).getRequest();
    }

    /** The claims of the passport in that request. */
    static Map<String, Object> passport(LoggedRequest request) {
        return FakeIssuer.read(request.getHeader("X-Passport"));
    }

    /** From now on it is that much later. */
    void pass(Duration time) {
        ahead.updateAndGet(now -> now.plus(time));
    }

    private static String url(WireMockServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    static Map<String, Object> zhang() {
        return Map.of("sub", "zhang", "name", "张伟", "loa", 3, "auth_time", 1_790_000_000L, "organisations", List.of());
    }

    static Map<String, Object> wang() {
        return Map.of(
                "sub",
                "wang",
                "name",
                "王强",
                "loa",
                3,
                "organisations",
                List.of(Map.of("code", "31140000MD0X00016Q", "name", "山西示例律师事务所", "role", "operator")));
    }

    static Map<String, Object> official(String subject, String organ, String... roles) {
        return Map.of("sub", subject, "name", "李明", "loa", 3, "organ", organ, "roles", List.of(roles));
    }

    @Override
    public void close() {
        List.of(catalog, approval, notice, province.server(), staff.server()).forEach(WireMockServer::stop);
    }
}
