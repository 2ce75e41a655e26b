package io.tongban.approval.deadline;

import reactor.core.publisher.Mono;

/** Lets a test redate when it wants to. */
public class RedateRun {

    private final RedateCases cases;

    RedateRun(RedateCases cases) {
        this.cases = cases;
    }

    public Mono<Void> run() {
        return cases.run();
    }
}
