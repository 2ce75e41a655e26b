package io.tongban.gateway.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.gateway.WorldAccess;
import io.tongban.gateway.routes.Breakers.BreakerFilter;
import io.tongban.gateway.routes.RouteTable.Kind;
import io.tongban.gateway.streams.StreamGuard;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.config.HttpClientProperties;
import org.springframework.cloud.gateway.filter.GatewayFilter;
import org.springframework.cloud.gateway.filter.OrderedGatewayFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.support.RouteMetadataUtils;
import org.springframework.context.ApplicationContext;

/** That the guards are really on each route of the running gateway, and that a wrong prefix would be noticed. */
class RouteTableIT {

    private static List<GatewayFilter> filters(Route route) {
        return route.getFilters().stream()
                .map(filter -> filter instanceof OrderedGatewayFilter ordered ? ordered.getDelegate() : filter)
                .toList();
    }

    @Test
    void everyRouteCarriesItsGuards() {
        WorldAccess.run(context -> {
            Map<String, Route> routes =
                    context.getBean(RouteLocator.class).getRoutes().collectList().block(Duration.ofSeconds(5)).stream()
                            .collect(Collectors.toMap(Route::getId, Function.identity()));
            assertThat(routes.keySet())
                    .containsExactlyInAnyOrder(
                            "catalog",
                            "uploads",
                            "applications",
                            "bundles",
                            "reviews",
                            "progress",
                            "certificates",
                            "verify",
                            "calendar",
                            "credit",
                            "interests",
                            "organs",
                            "hall",
                            "evidence",
                            "reductions",
                            "notices-stream",
                            "notices",
                            "docs-catalog",
                            "docs-approval",
                            "docs-notice");
            for (RouteTable.Line line : RouteTable.LINES) {
                Route route = routes.get(line.name());
                boolean stream = line.kind() == Kind.STREAM;
                assertThat(filters(route))
                        .as(line.name())
                        .hasSize(1)
                        .allMatch(filter -> stream ? filter instanceof StreamGuard : filter instanceof BreakerFilter);
                assertThat((long) route.getMetadata().get(RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR))
                        .as(line.name())
                        .isEqualTo(
                                switch (line.kind()) {
                                    case JSON -> 10_000L;
                                    case UPLOAD -> 600_000L;
                                    case STREAM -> -1L;
                                });
                assertThat(route.getMetadata()).containsEntry(RouteTable.AUDIENCE, line.service());
            }
            assertPool(context);
        });
    }

    private static void assertPool(ApplicationContext context) {
        HttpClientProperties client = context.getBean(HttpClientProperties.class);
        StreamGuard streams = context.getBean(StreamGuard.class);
        assertThat(client.getPool().getType()).isEqualTo(HttpClientProperties.Pool.PoolType.FIXED);
        assertThat(client.getPool().getMaxIdleTime()).isLessThan(Duration.ofSeconds(60));
        assertThat(streams.most() * 2).isLessThan(client.getPool().getMaxConnections());

        HttpClientProperties ignored = new HttpClientProperties();
        assertThatThrownBy(() -> RouteTable.checkPool(ignored, streams))
                .as("properties under a wrong prefix")
                .hasMessageContaining("expected: pool.type fixed");
        client.getPool().setMaxConnections(streams.most());
        assertThatThrownBy(() -> RouteTable.checkPool(client, streams)).hasMessageContaining("below half");
    }

    @Test
    void internalIsInNoRoute() {
        assertThat(RouteTable.LINES)
                .allSatisfy(line -> assertThat(line.paths())
                        .allMatch(path -> path.startsWith("/api/") || path.startsWith("/verify/")));
    }
}
