package io.tongban.approval.archive;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Application.IssuedDocument;
import io.tongban.approval.application.LogEntry;
import io.tongban.approval.lifecycle.State;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 元数据 of a closed case. The names follow the idea of DA/T 46 and the rules for archiving online government services;
 * which fields the archives want is 待确认 [A], as is the retention period.
 *
 * @param catalogueVersion of the item under which the case was decided
 * @param illustration the item is of the simulated catalogue: 演示数据
 * @param retention 保管期限
 */
record Metadata(
        String title,
        @Nullable String caseNumber,
        String itemCode,
        String itemName,
        String kind,
        int catalogueVersion,
        boolean illustration,
        String applicant,
        String applicantType,
        String region,
        List<String> organs,
        State state,
        String stateName,
        @Nullable LocalDate receivedOn,
        LocalDate closedOn,
        List<IssuedDocument> documents,
        int files,
        String retention) {

    static Metadata of(Application application) {
        LogEntry last = application.log().get(application.log().size() - 1);
        return new Metadata(
                application.item().name() + "（" + application.principalName() + "）",
                application.caseNumber(),
                application.item().code(),
                application.item().name(),
                application.item().kind().text(),
                application.item().version(),
                application.item().illustration(),
                application.principalName(),
                application.principalType(),
                application.region(),
                application.route(),
                application.state(),
                application.state().text(),
                application.receivedOn().orElse(null),
                last.on(),
                application.issued(),
                application.files().size(),
                "待确认");
    }
}
