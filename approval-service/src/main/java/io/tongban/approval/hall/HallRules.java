package io.tongban.approval.hall;

import io.tongban.approval.application.Casework;
import io.tongban.approval.hall.HallController.BookRequest;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.Items;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Now, what is configured, and what a slot or a booking may be for. */
@Component
class HallRules {

    private final Clock clock;
    private final HallProperties properties;
    private final Items items;
    private final Casework casework;

    HallRules(Clock clock, HallProperties properties, Items items, Casework casework) {
        this.clock = clock;
        this.properties = properties;
        this.items = items;
        this.casework = casework;
    }

    OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    ZoneId zone() {
        return clock.getZone();
    }

    int aheadDays() {
        return properties.aheadDays();
    }

    /** Fails with ITEM_NOT_FOUND. */
    Mono<Item> item(String code) {
        return items.inForce(code, casework.today()).map(Items.Current::item);
    }

    /** The item; a draft or case that is named is one's own, and of that item. */
    Mono<Item> subject(BookRequest request, Passport who) {
        UUID application = request.application();
        Mono<Item> item = item(request.itemCode());
        return application == null
                ? item
                : casework.find(application, who)
                        .filter(found -> found.item().code().equals(request.itemCode()))
                        .switchIfEmpty(Mono.error(HallRules::otherItem))
                        .then(item);
    }

    private static RuntimeException otherItem() {
        Fault fault = new Fault("/application", "OTHER_ITEM", "不是该事项的办件", "It is of another item");
        return Refusal.of(CommonProblem.INVALID_FIELDS, List.of(fault)).exception();
    }
}
