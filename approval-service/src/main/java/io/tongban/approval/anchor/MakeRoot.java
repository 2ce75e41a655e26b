package io.tongban.approval.anchor;

import io.tongban.approval.anchor.Roots.Head;
import io.tongban.approval.evidence.NewEntry;
import io.tongban.support.background.Once;
import io.tongban.support.background.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes the next root over all heads that went on since the last. Any number of instances may do so: one has the turn,
 * and where two make a root at once, one is kept.
 */
@Component
class MakeRoot {

    private static final Logger log = LoggerFactory.getLogger(MakeRoot.class);
    /** Heads in one root; what is over comes into the next at once. */
    private static final int MOST = 10_000;

    private final Roots roots;
    private final SigningKeys keys;
    private final EvidenceProperties properties;
    private final Clock clock;
    private final Recurring push;

    MakeRoot(Roots roots, SigningKeys keys, EvidenceProperties properties, Clock clock, Recurring pushRegularly) {
        this.roots = roots;
        this.keys = keys;
        this.properties = properties;
        this.clock = clock;
        this.push = pushRegularly;
    }

    Mono<Void> inTurn() {
        return roots.turn(properties.interval()).filter(mine -> mine).flatMap(mine -> all());
    }

    /** Completes when no head is left over. */
    Mono<Void> all() {
        return Mono.defer(this::one).repeat().takeWhile(full -> full).then(Mono.fromRunnable(push::wake));
    }

    private Mono<Boolean> one() {
        return Mono.zip(roots.last().map(Optional::of).defaultIfEmpty(Optional.empty()), roots.changed(MOST))
                .flatMap(found -> made(found.getT1(), found.getT2()));
    }

    private Mono<Boolean> made(Optional<Root> last, List<Head> heads) {
        Instant now = clock.instant();
        if (heads.isEmpty() && last.map(root -> isFresh(root, now)).orElse(true)) {
            return Mono.just(false);
        }
        long n = last.map(Root::n).orElse(0L) + 1;
        return back(n, last).flatMap(back -> {
            Merkle tree = new Merkle(heads.stream()
                    .map(head -> Merkle.leaf(head.application(), head.seq(), head.hash()))
                    .toList());
            String merkle = HexFormat.of().formatHex(tree.root());
            String previous = last.map(Root::hash).orElse(Root.NONE);
            Root root = new Root.Draft(n, NewEntry.instant(now), heads.size(), merkle, previous, back).signed(keys);
            return roots.keep(root, heads, tree)
                    .doOnNext(kept -> log.info("root {} over {} heads{}", n, heads.size(), kept ? "" : ": not ours"))
                    .map(kept -> heads.size() == MOST);
        });
    }

    private Mono<String> back(long n, Optional<Root> last) {
        long back = Root.back(n);
        if (back == 0) {
            return Mono.just(Root.NONE);
        }
        return back == n - 1
                ? Mono.just(last.orElseThrow().hash())
                : roots.these(List.of(back)).map(found -> found.get(0).hash());
    }

    private boolean isFresh(Root last, Instant now) {
        return Duration.between(Instant.parse(last.at()), now).abs().compareTo(properties.heartbeat()) < 0;
    }

    @Configuration(proxyBeanMethods = false)
    static class Regularly {

        @Bean
        Once publishEvidenceKeys(Roots roots, SigningKeys keys) {
            return new Once("evidence keys", () -> roots.publish(keys.all()));
        }

        @Bean
        Recurring rootsRegularly(MakeRoot make, EvidenceProperties properties) {
            return new Recurring("evidence roots", properties.interval(), make::inTurn);
        }

        @Bean
        Recurring pushRegularly(PushRoots push, EvidenceProperties properties) {
            return new Recurring("roots to the platform", properties.platform().poll(), push::drain);
        }
    }
}
