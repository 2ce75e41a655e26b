package io.tongban.approval.anchor;

import java.util.List;
import reactor.core.publisher.Mono;

/** Lets a test make roots and push them when it wants to. */
public class RootRun {

    private final MakeRoot make;
    private final PushRoots push;
    private final Roots roots;

    RootRun(MakeRoot make, PushRoots push, Roots roots) {
        this.make = make;
        this.push = push;
        this.roots = roots;
    }

    public Mono<Void> make() {
        return make.all();
    }

    public Mono<Void> inTurn() {
        return make.inTurn();
    }

    public Mono<Void> push() {
        return push.drain();
    }

    public Mono<List<Root>> all() {
        return roots.after(0, 100_000);
    }
}
