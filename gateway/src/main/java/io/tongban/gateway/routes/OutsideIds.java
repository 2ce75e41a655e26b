package io.tongban.gateway.routes;

import io.tongban.support.identity.Passport;
import io.tongban.support.web.RequestIds;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.stereotype.Component;

/** Before any filter: request ids and passports are ours to give. */
@Component
final class OutsideIds implements HttpHandlerDecoratorFactory {

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> handler.handle(
                request.mutate()
                        .headers(headers -> {
                            headers.remove(RequestIds.HEADER);
                            headers.remove(Passport.HEADER);
                        })
                        .build(),
                response);
    }
}
