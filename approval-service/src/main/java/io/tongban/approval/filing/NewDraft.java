package io.tongban.approval.filing;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Draft;
import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Routes;
import io.tongban.approval.organ.Routing;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may apply for what where: the rules of every draft, by itself or of a package. */
@Component
public class NewDraft {

    private final Routes routes;
    private final Casework casework;

    NewDraft(Routes routes, Casework casework) {
        this.routes = routes;
        this.casework = casework;
    }

    /**
     * A draft of this person on this item.
     *
     * @param counter official who makes it for them; null where they do
     * @param identity look-up of the identity number that the counter saw; without it only what the law wants on site
     * @param another on purpose beside an open draft of the same item
     * @throws io.tongban.support.problem.RefusedException APPLICANT_TYPE_WRONG, REGION_UNKNOWN, ON_SITE_ITEM, CASE_HELD_HERE
     */
    public Draft of(
            Passport who,
            Item item,
            String region,
            @Nullable Passport counter,
            @Nullable String identity,
            boolean another) {
        if (item.forOrganisations() != who.principal().organisation()) {
            String detail = item.forOrganisations() ? "该事项由法人或者其他组织申请,请先选择您所代表的单位" : "该事项由自然人本人申请";
            throw Refusal.of(
                            ApprovalProblem.APPLICANT_TYPE_WRONG,
                            detail,
                            ApprovalProblem.APPLICANT_TYPE_WRONG.titleEn())
                    .exception();
        }
        Item.Levels levels = item.levels();
        Routing routing = routes.of(item.code(), levels.inOrder(), region, casework.today())
                .orElseThrow(() -> Refusal.of(
                                ApprovalProblem.REGION_UNKNOWN,
                                "办理地区“" + region + "”不正确,请选择到受理机关所在的" + levelName(levels.accept()),
                                "Choose a region down to the level: " + levels.accept())
                        .exception());
        if (counter != null && identity == null && item.online()) {
            throw Refusal.of(ApprovalProblem.ON_SITE_ITEM).exception();
        }
        if (counter != null && !routing.first().equals(counter.organ())) {
            throw Refusal.of(ApprovalProblem.CASE_HELD_HERE).exception();
        }
        return new Draft(UUID.randomUUID(), who, item, region, routing, casework.now(), counter, identity, another);
    }

    private static String levelName(String level) {
        return switch (level) {
            case "county" -> "县(市、区)";
            case "city" -> "设区的市";
            default -> "省";
        };
    }
}
