package io.tongban.gateway.routes;

import io.tongban.gateway.routes.RouteTable.Kind;
import io.tongban.gateway.routes.RouteTable.Line;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that are too large: at once when their length is told, else while the bytes pass, which are counted and
 * never gathered. Upload routes are not limited here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class BodyLimit implements WebFilter {

    private static final String PROGRESS = BodyLimit.class.getName();
    private static final List<PathPattern> UPLOADS = RouteTable.LINES.stream()
            .filter(line -> line.kind() == Kind.UPLOAD)
            .map(Line::paths)
            .flatMap(List::stream)
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final long most;

    BodyLimit(RouteProperties properties) {
        this.most = properties.maxBody().toBytes();
    }

    /** How far the request's body has come. */
    private enum Progress {
        BEGUN,
        ENDED,
        TOO_LARGE
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long limit = isUpload(request) ? Long.MAX_VALUE : most;
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(tooLarge());
        }
        return chain.filter(
                exchange.mutate().request(new Counted(request, exchange, limit)).build());
    }

    /** When a call failed because of the body that the client sent, the refusal that it gets. */
    static Optional<Throwable> refusalFor(ServerWebExchange exchange, Throwable error) {
        @Nullable Progress progress = exchange.getAttribute(PROGRESS);
        if (progress == Progress.TOO_LARGE) {
            return Optional.of(tooLarge());
        }
        return progress == Progress.BEGUN && !(error instanceof RefusedException)
                ? Optional.of(Breakers.tooSlow())
                : Optional.empty();
    }

    private static boolean isUpload(ServerHttpRequest request) {
        PathContainer path = request.getPath().pathWithinApplication();
        return UPLOADS.stream().anyMatch(pattern -> pattern.matches(path));
    }

    private static RefusedException tooLarge() {
        return Refusal.of(CommonProblem.TOO_LARGE).exception();
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final ServerWebExchange exchange;
        private final long limit;

        Counted(ServerHttpRequest request, ServerWebExchange exchange, long limit) {
            super(request);
            this.exchange = exchange;
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong seen = new AtomicLong();
            return super.getBody()
                    .doOnSubscribe(s -> progress(Progress.BEGUN))
                    .<DataBuffer>handle((buffer, sink) -> {
                        if (seen.addAndGet(buffer.readableByteCount()) > limit) {
                            DataBufferUtils.release(buffer);
                            progress(Progress.TOO_LARGE);
                            sink.error(tooLarge());
                        } else {
                            sink.next(buffer);
                        }
                    })
                    .doOnComplete(() -> progress(Progress.ENDED));
        }

        private void progress(Progress progress) {
            exchange.getAttributes().put(PROGRESS, progress);
        }
    }
}
