package io.tongban.approval.verify;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.tongban.approval.certificate.CertificateStatus;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.document.Source;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What anybody is told of a certificate: nothing about the person who holds it.
 *
 * @param statusText in Chinese: 有效 暂停 过期 撤回 撤销 吊销 注销 换发作废, and 终止 of legal aid
 * @param statusTextEn for the page alone
 * @param statusOn since when it is so
 * @param inForce whether one may rely on it today
 * @param explanation in Chinese, in one sentence
 * @param result its name
 * @param validUntil null where it has no last day
 * @param validity the same in words, e.g. 长期
 * @param renewedBy number of the certificate that renews it
 * @param marks 演示数据, 模拟印章: never legally valid
 */
public record VerifyView(
        CertificateStatus status,
        String statusText,
        @JsonIgnore String statusTextEn,
        LocalDate statusOn,
        boolean inForce,
        String explanation,
        String result,
        String number,
        String organ,
        LocalDate issuedOn,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String validity,
        @Nullable String renewedBy,
        List<String> marks) {

    static VerifyView of(Standing standing, LocalDate today) {
        Standing.Told told = standing.on(today);
        return new VerifyView(
                told.status(),
                standing.words(told),
                told.status().textEn(standing.statusBasis()),
                told.on(),
                told.inForce(),
                Explanation.of(standing, told, today),
                standing.result(),
                standing.number(),
                standing.organName(),
                standing.issuedOn(),
                standing.validFrom(),
                standing.validUntil(),
                standing.validity(),
                standing.renewedNumber(),
                standing.illustration()
                        ? List.of(Source.DEMONSTRATION, Source.SIMULATED_SEAL)
                        : List.of(Source.SIMULATED_SEAL));
    }
}
