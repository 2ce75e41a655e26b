package io.tongban.approval.verify;

import io.tongban.approval.certificate.CertificateStatus;
import io.tongban.approval.certificate.Standing;
import io.tongban.approval.certificate.Standing.Told;
import io.tongban.approval.document.ChineseText;
import java.time.LocalDate;

/** The state of a certificate in one sentence, with its day. */
final class Explanation {

    private Explanation() {}

    static String of(Standing standing, Told told, LocalDate today) {
        String renewal = renewal(standing, told);
        if (told.status() == CertificateStatus.VALID && !told.inForce()) {
            return "本证照自" + ChineseText.day(standing.validFrom()) + "起有效，现在尚未生效。" + renewal;
        }
        return switch (told.status()) {
            case VALID -> "本证照现在有效。" + until(standing, today) + renewal;
            case SUSPENDED -> "本证照自" + ChineseText.day(told.on()) + "起暂停，暂停期间不得据以从事有关活动。" + renewal;
            case EXPIRED -> "本证照的有效期已经届满，自" + ChineseText.day(told.on()) + "起不再有效。" + renewal;
            default -> "本证照已于" + ChineseText.day(told.on()) + standing.words(told) + "，不再有效。" + renewal;
        };
    }

    private static String until(Standing standing, LocalDate today) {
        LocalDate until = standing.validUntil();
        return until == null || today.isAfter(until) ? "" : "有效期至" + ChineseText.day(until) + "。";
    }

    private static String renewal(Standing standing, Told told) {
        String number = standing.renewedNumber();
        LocalDate until = standing.validUntil();
        return switch (told.renewal()) {
            case SILENCE ->
                "有效期于" + (until == null ? "" : ChineseText.day(until))
                        + "届满，延续申请届满前未作决定，依法视为准予延续（行政许可法第五十条第二款），延续后的证照正在制发。";
            case CERTIFICATE -> "有效期届满后已准予延续，延续后的证照编号为" + number + "。";
            case NONE -> number == null ? "" : "已准予延续，延续后的证照编号为" + number + "。";
        };
    }
}
