package io.tongban.approval.commitment;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.NoticeText;
import io.tongban.support.identity.Passport;
import io.tongban.support.postgres.Detached;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows the notice whole, and keeps when it was first shown to this person. What was signed stays as it was signed. */
@Component
class ReadNotice {

    /** @param shownAt when this person was first shown this text for this case */
    public record NoticeView(String code, int version, String sm3, String text, OffsetDateTime shownAt) {}

    private final Casework casework;
    private final Commitments commitments;
    private final NoticeText notices;
    private final SignedCommitments signed;

    ReadNotice(Casework casework, Commitments commitments, NoticeText notices, SignedCommitments signed) {
        this.casework = casework;
        this.commitments = commitments;
        this.notices = notices;
        this.signed = signed;
    }

    Mono<NoticeView> handle(UUID id, String material, Passport who) {
        return casework.find(id, who).flatMap(application -> {
            Offer offer = Offer.of(application, material, commitments);
            Optional<Committed> earlier = application.commitment(material).filter(Committed::isSigned);
            return earlier.isPresent() ? asSigned(earlier.get()) : shown(application, offer, who);
        });
    }

    private Mono<NoticeView> asSigned(Committed one) {
        return signed.notice(String.valueOf(one.noticeSm3()))
                .map(notice -> new NoticeView(
                        notice.code(),
                        notice.version(),
                        notice.sm3(),
                        notice.text(),
                        Objects.requireNonNull(one.shownAt())));
    }

    /** An official reads it too; only the applicant's reading is kept. */
    private Mono<NoticeView> shown(Application application, Offer offer, Passport who) {
        NoticeText.Notice notice = notices.of(application.item(), offer.material(), offer.commitment());
        OffsetDateTime now = casework.now();
        Mono<OffsetDateTime> at = who.kind() == Passport.Kind.OFFICIAL
                ? Mono.just(now)
                : Detached.from(signed.shown(application, offer.material().code(), notice, who.personKey(), now));
        return at.map(first -> new NoticeView(notice.code(), notice.version(), notice.sm3(), notice.text(), first));
    }
}
