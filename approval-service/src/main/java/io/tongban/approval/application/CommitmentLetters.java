package io.tongban.approval.application;

import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.document.ChineseText;
import io.tongban.approval.document.DocumentKind;
import io.tongban.approval.item.Commitment;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.Item;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** 承诺书: of each commitment that comes in, what was declared by whom on which notice, for both sides to keep. */
@Component
public class CommitmentLetters {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH时mm分").withZone(ZoneId.of("Asia/Shanghai"));

    private final Documents documents;
    private final Commitments commitments;

    CommitmentLetters(Documents documents, Commitments commitments) {
        this.documents = documents;
        this.commitments = commitments;
    }

    public List<Function<Outcome, Document>> of(Application application) {
        return application.commitments().stream()
                .filter(one -> one.state() == Standing.SIGNED && application.isWanted(one.material()))
                .map(one -> letter(application, one))
                .toList();
    }

    private Function<Outcome, Document> letter(Application application, Committed one) {
        OffsetDateTime at = Objects.requireNonNull(one.signedAt());
        String material = application.item().materials().stream()
                .filter(m -> m.code().equals(one.material()))
                .map(Item.Material::name)
                .findFirst()
                .orElse(one.material());
        return documents.of(
                DocumentKind.COMMITMENT_LETTER,
                Map.of(
                        "signer",
                        String.valueOf(one.signerName()),
                        "material",
                        material,
                        "text",
                        commitments
                                .find(application.item(), one.code())
                                .map(Commitment::whatIsProved)
                                .orElseThrow(),
                        "signedAt",
                        ChineseText.day(at.atZoneSameInstant(MINUTE.getZone()).toLocalDate()) + MINUTE.format(at),
                        "notice",
                        one.code() + " 第" + one.noticeVersion() + "版，SM3 " + one.noticeSm3(),
                        "seal",
                        String.valueOf(one.signature())));
    }
}
