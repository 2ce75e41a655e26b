package io.tongban.support.testing.planted;

import reactor.core.publisher.Mono;

class Subscribes {
    void wrong() {
        Mono.just("x").subscribe();
    }
}
