package io.tongban.approval.deadline;

import reactor.core.publisher.Mono;

/** Lets a test sweep when it wants to. */
public class SweepRun {

    private final Sweep sweep;

    SweepRun(Sweep sweep) {
        this.sweep = sweep;
    }

    public Mono<Boolean> run() {
        return sweep.run();
    }
}
