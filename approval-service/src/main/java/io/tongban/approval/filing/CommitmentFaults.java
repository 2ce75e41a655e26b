package io.tongban.approval.filing;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.form.Secret;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.Item;
import io.tongban.approval.item.NoticeText;
import io.tongban.support.problem.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Why a commitment cannot stand in the place of a proof at a submission. */
@Component
class CommitmentFaults {

    private final Commitments commitments;
    private final NoticeText notices;

    CommitmentFaults(Commitments commitments, NoticeText notices) {
        this.commitments = commitments;
        this.notices = notices;
    }

    /** @param given codes of materials that there are files of: a commitment beside them is not asked for */
    List<Fault> of(Application application, Item item, Set<String> given) {
        List<Fault> faults = new ArrayList<>();
        item.materials().stream()
                .filter(material -> material.isAsked(application.answers()) && !given.contains(material.code()))
                .forEach(material -> application
                        .commitment(material.code())
                        .ifPresent(one -> check(application, item, material, one, faults)));
        return faults;
    }

    private void check(Application application, Item item, Item.Material material, Committed one, List<Fault> faults) {
        String pointer = "/commitments/" + material.code();
        if (!one.code().equals(material.commitment())) {
            faults.add(new Fault(
                    pointer,
                    "COMMITMENT_NOT_OFFERED",
                    "该材料不适用告知承诺:" + material.name(),
                    "No commitment is offered here"));
        } else if (!one.isSigned()) {
            faults.add(new Fault(
                    pointer, "COMMITMENT_UNSIGNED", "已选择告知承诺,尚未签署:" + material.name(), "The commitment is not signed"));
        } else if (one.state() == Standing.SIGNED && one.barred()) {
            faults.add(new Fault(
                    pointer,
                    "COMMITMENT_BARRED",
                    "信用修复前不适用告知承诺,请提交证明:" + material.name(),
                    "Barred by a credit record; give the proof"));
        } else if (one.state() == Standing.SIGNED && isOutdated(item, material, one)) {
            faults.add(new Fault(
                    pointer,
                    "NOTICE_OUTDATED",
                    "告知书在签署后已更新,请撤回后重新阅读、签署:" + material.name(),
                    "The notice changed since it was signed; take it back and sign again"));
        } else if (one.identity() != null && !one.identity().equals(identity(application))) {
            faults.add(new Fault(
                    pointer,
                    "COMMITMENT_OF_ANOTHER",
                    "申请表的证件号码在签署后已更改,请撤回后重新签署:" + material.name(),
                    "The number in the form changed since it was signed"));
        }
    }

    /** The item, or the notice, has another version since. */
    private boolean isOutdated(Item item, Item.Material material, Committed one) {
        return commitments
                .of(item, material)
                .filter(now -> !notices.of(item, material, now).sm3().equals(one.noticeSm3()))
                .isPresent();
    }

    private static String identity(Application application) {
        return application.secrets().stream()
                .filter(secret -> secret.pointer().equals("/identityNumber"))
                .map(Secret::lookup)
                .findFirst()
                .orElse("");
    }
}
