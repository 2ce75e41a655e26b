package io.tongban.gateway.routes;

import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import io.tongban.support.problem.RefusedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Refuses bodies that are too large: at once when their length is told, else while the bytes pass, which are counted and
 * never gathered. A piece of a file may be larger than other bodies.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class BodyLimit implements WebFilter {

    private static final String PROGRESS = BodyLimit.class.getName();
    private final long most;
    private final long mostOfUpload;

    BodyLimit(RouteProperties properties) {
        this.most = properties.maxBody().toBytes();
        this.mostOfUpload = properties.maxChunk().toBytes();
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
        long limit = RouteTable.isUpload(request) ? mostOfUpload : most;
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
