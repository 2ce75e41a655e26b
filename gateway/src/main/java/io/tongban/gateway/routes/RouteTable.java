package io.tongban.gateway.routes;

import io.tongban.gateway.streams.StreamGuard;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.Buildable;
import org.springframework.cloud.gateway.route.builder.PredicateSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Which path goes to which service. The first route that matches takes the request; {@code /internal} is in none. Written
 * in Java, since a property with a wrong prefix is silently ignored; what still comes from properties is checked here at
 * start.
 */
@Configuration(proxyBeanMethods = false)
public class RouteTable {

    /** Route metadata: the service for which the passport is made; absent: none is made. */
    public static final String AUDIENCE = "audience";

    private static final long NO_TIME_LIMIT = -1;

    /** How a route is guarded. */
    public enum Kind {
        /** time limit and breaker */
        JSON,
        /** the same with time and room for a piece of a file (tus) */
        UPLOAD,
        /** no time limit, no breaker; ended by {@link StreamGuard} */
        STREAM
    }

    /** One line of the table. */
    public record Line(
            String name,
            String service,
            Kind kind,
            @Nullable HttpMethod method,
            List<String> paths) {}

    public static final List<Line> LINES = List.of(
            new Line("catalog", "catalog", Kind.JSON, null, List.of("/api/catalog/**")),
            new Line("uploads", "approval", Kind.UPLOAD, null, List.of("/api/uploads", "/api/uploads/{id}")),
            new Line("applications", "approval", Kind.JSON, null, List.of("/api/applications", "/api/applications/**")),
            new Line("bundles", "approval", Kind.JSON, null, List.of("/api/bundles", "/api/bundles/**")),
            new Line("reviews", "approval", Kind.JSON, null, List.of("/api/reviews/**")),
            new Line("progress", "approval", Kind.JSON, HttpMethod.POST, List.of("/api/progress")),
            new Line("certificates", "approval", Kind.JSON, null, List.of("/api/certificates")),
            new Line("verify", "approval", Kind.JSON, HttpMethod.GET, List.of("/verify/{certificate}")),
            new Line("calendar", "approval", Kind.JSON, null, List.of("/api/calendar/**")),
            new Line(
                    "reductions",
                    "approval",
                    Kind.JSON,
                    HttpMethod.GET,
                    List.of("/api/reductions", "/api/reductions/packages")),
            new Line("evidence", "approval", Kind.JSON, null, List.of("/api/evidence/**")),
            new Line("credit", "approval", Kind.JSON, null, List.of("/api/credit", "/api/credit/**")),
            new Line("interests", "approval", Kind.JSON, null, List.of("/api/interests", "/api/interests/**")),
            new Line("hall", "approval", Kind.JSON, null, List.of("/api/hall/**")),
            new Line("organs", "approval", Kind.JSON, null, List.of("/api/organs", "/api/organs/**")),
            new Line("notices-stream", "notice", Kind.STREAM, HttpMethod.GET, List.of("/api/notices/stream")),
            new Line("notices", "notice", Kind.JSON, null, List.of("/api/notices", "/api/notices/**")));

    private static final List<PathPattern> UPLOADS = LINES.stream()
            .filter(line -> line.kind() == Kind.UPLOAD)
            .map(Line::paths)
            .flatMap(List::stream)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private static final List<String> DOCUMENTED = List.of("catalog", "approval", "notice");

    @Bean
    RouteLocator routes(
            RouteLocatorBuilder builder,
            RouteProperties properties,
            Breakers breakers,
            StreamGuard streams,
            HttpClientProperties client) {
        checkPool(client, streams);
        RouteLocatorBuilder.Builder routes = builder.routes();
        for (Line line : LINES) {
            routes.route(line.name(), spec -> {
                var paths = spec.path(line.paths().toArray(String[]::new));
                var matched = line.method() == null ? paths : paths.and().method(line.method());
                return matched.filters(filters -> filters.filter(guard(line, breakers, streams)))
                        .metadata(AUDIENCE, line.service())
                        .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis(line.kind(), properties))
                        .uri(base(line.service(), properties));
            });
        }
        for (String service : DOCUMENTED) {
            routes.route("docs-" + service, spec -> documents(spec, service, properties, breakers));
        }
        return routes.build();
    }

    static boolean isUpload(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return UPLOADS.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static Buildable<Route> documents(
            PredicateSpec spec, String service, RouteProperties properties, Breakers breakers) {
        return spec.path("/docs/" + service)
                .filters(filters ->
                        filters.setPath("/v3/api-docs").preserveHostHeader().filter(breakers.guarding(service)))
                .metadata(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR, millis(Kind.JSON, properties))
                .uri(base(service, properties));
    }

    private static GatewayFilter guard(Line line, Breakers breakers, StreamGuard streams) {
        return line.kind() == Kind.STREAM
                ? new OrderedGatewayFilter(streams, StreamGuard.ORDER)
                : breakers.guarding(line.service());
    }

    private static long millis(Kind kind, RouteProperties properties) {
        return switch (kind) {
            case JSON -> properties.timeLimit().toMillis();
            case UPLOAD -> properties.uploadLimit().toMillis();
            case STREAM -> NO_TIME_LIMIT;
        };
    }

    private static URI base(String service, RouteProperties properties) {
        return switch (service) {
            case "catalog" -> properties.services().catalog();
            case "approval" -> properties.services().approval();
            case "notice" -> properties.services().notice();
            default -> throw new IllegalArgumentException("service: " + service);
        };
    }

    /** The pool is still set by properties; unset, it is unbounded and hands out dead connections. */
    static void checkPool(HttpClientProperties client, StreamGuard streams) {
        HttpClientProperties.Pool pool = client.getPool();
        @Nullable Duration idle = pool.getMaxIdleTime();
        if (pool.getType() != HttpClientProperties.Pool.PoolType.FIXED
                || idle == null
                || pool.getEvictionInterval().isZero()
                || pool.getAcquireTimeout() == null
                || client.getConnectTimeout() == null) {
            throw new IllegalStateException("spring.cloud.gateway.server.webflux.httpclient: incomplete (expected:"
                    + " pool.type fixed, max-idle-time, eviction-interval, acquire-timeout, connect-timeout)");
        }
        if (streams.most() * 2 >= pool.getMaxConnections()) {
            throw new IllegalStateException("tongban.gateway.streams.most: " + streams.most()
                    + " (expected: below half of the pool of " + pool.getMaxConnections() + ")");
        }
    }
}
