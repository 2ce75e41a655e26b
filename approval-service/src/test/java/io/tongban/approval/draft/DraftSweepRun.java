package io.tongban.approval.draft;

import reactor.core.publisher.Mono;

/** Lets a test sweep when it wants to. */
public class DraftSweepRun {

    private final DraftSweep sweep;

    DraftSweepRun(DraftSweep sweep) {
        this.sweep = sweep;
    }

    public Mono<Void> run() {
        return sweep.run();
    }
}
