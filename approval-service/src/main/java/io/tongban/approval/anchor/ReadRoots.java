package io.tongban.approval.anchor;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.anchor.RootController.KeyView;
import io.tongban.approval.anchor.RootController.RootPage;
import io.tongban.support.problem.Refusal;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What anybody may know: the roots and the keys. */
@Component
class ReadRoots {

    private static final int MOST = 500;

    private final Roots roots;
    private final SigningKeys keys;

    ReadRoots(Roots roots, SigningKeys keys) {
        this.roots = roots;
        this.keys = keys;
    }

    /** Roots have numbers that everybody may know: the number of the last is the cursor. */
    Mono<RootPage> page(long after, int limit) {
        int size = Math.max(1, Math.min(limit, MOST));
        return roots.after(after, size + 1).map(found -> {
            List<Root> items = found.size() > size ? found.subList(0, size) : found;
            return new RootPage(items, found.size() > size ? items.get(size - 1).n() : null);
        });
    }

    Mono<Root> one(long n) {
        return roots.these(List.of(n))
                .filter(found -> !found.isEmpty())
                .map(found -> found.get(0))
                .switchIfEmpty(Mono.error(
                        () -> Refusal.of(ApprovalProblem.ROOT_NOT_FOUND).exception()));
    }

    Mono<List<KeyView>> keys() {
        return roots.keys()
                .map(all -> all.stream()
                        .map(key -> new KeyView(key.id(), key.point(), key.id().equals(keys.id())))
                        .toList());
    }
}
