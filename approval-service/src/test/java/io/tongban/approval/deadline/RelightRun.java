package io.tongban.approval.deadline;

import reactor.core.publisher.Mono;

/** Lets a test set the lights when it wants to. */
public class RelightRun {

    private final Relight lights;

    RelightRun(Relight lights) {
        this.lights = lights;
    }

    public Mono<Void> run() {
        return lights.run();
    }
}
