package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Items;
import io.tongban.approval.organ.Routes;
import io.tongban.approval.organ.Routing;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What every way in fixes: the item version and the delegations in force on that day, and the number. */
@Component
class Entry {

    private final Items items;
    private final NewVersion newVersion;
    private final Routes routes;

    Entry(Items items, NewVersion newVersion, Routes routes) {
        this.items = items;
        this.newVersion = newVersion;
        this.routes = routes;
    }

    /**
     * The item that the draft was filled in for, in the words that its owner was shown; fails with ITEM_CHANGED, once the
     * draft has moved to another version.
     */
    Mono<Items.Current> current(Application draft, LocalDate today) {
        return items.inForce(draft.item().code(), today)
                .flatMap(current -> current.item().version() == draft.item().version()
                        ? Mono.just(new Items.Current(draft.item(), current.fromCopy()))
                        : newVersion.adopt(draft, current.item(), today));
    }

    Routing routing(Application draft, Item item, LocalDate today) {
        return routes.of(item.code(), item.levels().inOrder(), draft.region(), today)
                .orElseThrow(() -> Refusal.of(ApprovalProblem.REGION_UNKNOWN).exception());
    }

    long number(Application draft) {
        Long reserved = draft.reservedNumber();
        if (reserved == null) {
            throw new IllegalStateException("case number: not reserved (expected: with the load)");
        }
        return reserved;
    }
}
