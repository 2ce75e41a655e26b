package io.tongban.approval.commitment;

import io.tongban.approval.anchor.SigningKeys;
import io.tongban.approval.application.Application;
import io.tongban.approval.evidence.NewEntry;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.item.NoticeText;
import io.tongban.support.identity.Passport;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What is signed of a commitment, and our SM2 signature on it (GB/T 32918.2, with SM3). Its key is that of the evidence, which
 * anybody can ask for at {@code /api/evidence/keys}; the first line keeps it from being taken for a root. A software seal: it
 * shows that we have kept what was declared, it is no electronic signature of the person.
 */
@Component
class Seal {

    private final SigningKeys keys;
    private final FormSecrets secrets;

    Seal(SigningKeys keys, FormSecrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** @param text lines, each ended by a line feed; @param signature r‖s, 128 hex digits */
    record Sealed(String text, String keyId, String signature) {}

    Sealed of(
            UUID commitment,
            Application application,
            Offer offer,
            NoticeText.Notice notice,
            Passport who,
            OffsetDateTime at) {
        String text = String.join(
                "\n",
                "tongban-commitment-1",
                commitment.toString(),
                application.id().toString(),
                application.item().code(),
                String.valueOf(application.item().version()),
                offer.material().code(),
                notice.code(),
                String.valueOf(notice.version()),
                notice.sm3(),
                NewEntry.instant(at.toInstant()),
                secrets.person(who.personKey()),
                keys.id(),
                "");
        byte[] signature = keys.sign(text.getBytes(StandardCharsets.UTF_8));
        return new Sealed(text, keys.id(), HexFormat.of().formatHex(signature));
    }
}
