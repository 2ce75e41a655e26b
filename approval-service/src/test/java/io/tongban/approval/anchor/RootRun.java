package io.tongban.approval.anchor;

import io.tongban.support.background.Recurring;
import io.tongban.support.clock.ModeProperties;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Mono;

/** Lets a test make roots and push them when it wants to. */
public class RootRun {

    private final MakeRoot make;
    private final PushRoots push;
    private final Roots roots;
    private final EvidenceProperties properties;
    private final Clock clock;
    private final Recurring pushRegularly;

    RootRun(
            MakeRoot make,
            PushRoots push,
            Roots roots,
            EvidenceProperties properties,
            Clock clock,
            Recurring pushRegularly) {
        this.make = make;
        this.push = push;
        this.roots = roots;
        this.properties = properties;
        this.clock = clock;
        this.pushRegularly = pushRegularly;
    }

    public Mono<Void> make() {
        return make.all();
    }

    /** As an instance with other keys, which knows the present one too. */
    public Mono<Void> makeWith(Path keyFile) {
        EvidenceProperties others =
                new EvidenceProperties(keyFile, properties.interval(), properties.heartbeat(), properties.platform());
        SigningKeys keys = new SigningKeys(others, new ModeProperties(ModeProperties.Mode.DEMO, false));
        return roots.publish(keys.all()).then(new MakeRoot(roots, keys, others, clock, pushRegularly).all());
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
