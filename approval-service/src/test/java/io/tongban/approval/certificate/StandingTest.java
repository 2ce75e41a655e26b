package io.tongban.approval.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.certificate.Standing.Renewal;
import io.tongban.approval.certificate.Standing.Told;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the days add to what was written. */
class StandingTest {

    private static final LocalDate ISSUED = LocalDate.of(2026, 3, 2);
    private static final LocalDate LAST = LocalDate.of(2031, 3, 1);
    private static final LocalDate AFTER = LAST.plusDays(1);

    @Test
    void isValidFromItsFirstDayToItsLast() {
        Standing standing = standing(CertificateStatus.VALID, null, null);

        assertThat(standing.on(ISSUED)).isEqualTo(new Told(CertificateStatus.VALID, ISSUED, true, Renewal.NONE));
        assertThat(standing.on(LAST).status()).isEqualTo(CertificateStatus.VALID);
        assertThat(standing.on(AFTER)).isEqualTo(new Told(CertificateStatus.EXPIRED, AFTER, false, Renewal.NONE));
        assertThat(standing.on(ISSUED.minusDays(1)).inForce()).as("not yet").isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"RECALLED", "REVOKED", "FORFEITED", "DEREGISTERED", "REPLACED"})
    void whatWasTakenBackStaysSoPastItsLastDay(CertificateStatus status) {
        Standing standing = standing(status, null, LAST);

        assertThat(standing.on(AFTER)).isEqualTo(new Told(status, ISSUED, false, Renewal.NONE));
    }

    @Test
    void aSuspendedOneIsNotInForceAndExpiresToo() {
        Standing standing = standing(CertificateStatus.SUSPENDED, null, null);

        assertThat(standing.on(ISSUED)).isEqualTo(new Told(CertificateStatus.SUSPENDED, ISSUED, false, Renewal.NONE));
        assertThat(standing.on(AFTER).status()).isEqualTo(CertificateStatus.EXPIRED);
    }

    @Test
    void undecidedAtItsLastDayItGoesOnByLaw() {
        Standing standing = standing(CertificateStatus.VALID, null, LAST);

        assertThat(standing.on(LAST).renewal()).isEqualTo(Renewal.NONE);
        assertThat(standing.on(AFTER)).isEqualTo(new Told(CertificateStatus.VALID, AFTER, true, Renewal.SILENCE));
        assertThat(standing.on(AFTER.plusYears(1)).inForce()).isTrue();
        assertThat(standing(CertificateStatus.VALID, null, LAST.minusYears(1))
                        .on(AFTER)
                        .status())
                .as("a renewal of another span")
                .isEqualTo(CertificateStatus.EXPIRED);
    }

    @Test
    void renewedWithoutABreakItSharesTheLotOfTheNext() {
        Standing good = standing(CertificateStatus.VALID, next(CertificateStatus.VALID, AFTER), null);
        Standing revoked = standing(CertificateStatus.VALID, next(CertificateStatus.REVOKED, AFTER), null);
        Standing late = standing(CertificateStatus.VALID, next(CertificateStatus.VALID, AFTER.plusDays(1)), null);

        assertThat(good.on(LAST)).isEqualTo(new Told(CertificateStatus.VALID, ISSUED, true, Renewal.NONE));
        assertThat(good.on(AFTER)).isEqualTo(new Told(CertificateStatus.VALID, AFTER, true, Renewal.CERTIFICATE));
        assertThat(good.on(AFTER.plusYears(5)).status()).isEqualTo(CertificateStatus.EXPIRED);
        assertThat(revoked.on(AFTER).status()).isEqualTo(CertificateStatus.REVOKED);
        assertThat(late.on(AFTER.plusDays(3)).status()).as("there was a gap").isEqualTo(CertificateStatus.EXPIRED);
    }

    private record Next(CertificateStatus status, LocalDate from) {}

    private static Next next(CertificateStatus status, LocalDate from) {
        return new Next(status, from);
    }

    private static Standing standing(CertificateStatus status, @Nullable Next next, @Nullable LocalDate renewing) {
        return new Standing(
                UUID.randomUUID(),
                CertificateCode.random(),
                "晋司许证〔2026〕1号",
                "person:province:a",
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                "张伟",
                "司法鉴定人执业证",
                "certificate",
                "forensic-certificate",
                "山西省司法厅",
                ISSUED,
                ISSUED,
                LAST,
                "5年",
                true,
                status,
                ISSUED,
                "",
                1,
                next == null ? null : "晋司许证〔2031〕1号",
                next == null ? null : next.from(),
                next == null ? null : next.from().plusYears(5).minusDays(1),
                next == null ? null : next.status(),
                next == null ? null : next.from(),
                renewing);
    }
}
