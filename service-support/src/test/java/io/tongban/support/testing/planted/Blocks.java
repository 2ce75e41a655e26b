package io.tongban.support.testing.planted;

import reactor.core.publisher.Mono;

class Blocks {
    String wrong() {
        return Mono.just("x").block();
    }
}
