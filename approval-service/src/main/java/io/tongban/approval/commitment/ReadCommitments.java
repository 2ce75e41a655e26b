package io.tongban.approval.commitment;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.Committed;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.item.Commitment;
import io.tongban.approval.item.Commitments;
import io.tongban.approval.item.Item;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every material of a case that a commitment may replace, what was chosen, and what has become of it step by step. */
@Component
class ReadCommitments {

    /** @param revision of the case, for {@code If-Match} */
    public record CommitmentsView(int revision, List<CommitmentView> items) {}

    /**
     * @param state null: the proof is given
     * @param readSeconds between the notice being shown and the signature
     * @param sealed what was signed, {@code keyId} and {@code signature} of our SM2 key (at /api/evidence/keys)
     * @param method and {@code dueOn} of the check; no date: 待公布
     * @param steps {@code {action, on, organ, detail}}, oldest first
     */
    public record CommitmentView(
            String material,
            String materialName,
            String code,
            String name,
            boolean asked,
            @Nullable Standing state,
            @Nullable String stateName,
            @Nullable UUID id,
            @Nullable Integer noticeVersion,
            @Nullable String noticeSm3,
            @Nullable OffsetDateTime signedAt,
            @Nullable String signerName,
            @Nullable Integer readSeconds,
            @Nullable String sealed,
            @Nullable String keyId,
            @Nullable String signature,
            @Nullable String method,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate viewsBy,
            @Nullable LocalDate rectifyBy,
            boolean barred,
            JsonNode steps) {}

    private final Casework casework;
    private final Commitments commitments;
    private final CommitmentSteps steps;
    private final JsonMapper json;

    ReadCommitments(Casework casework, Commitments commitments, CommitmentSteps steps, JsonMapper json) {
        this.casework = casework;
        this.commitments = commitments;
        this.steps = steps;
        this.json = json;
    }

    Mono<CommitmentsView> handle(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMap(application ->
                        steps.ofCase(application.id()).map(done -> view(application, json.readTree(done))));
    }

    private CommitmentsView view(Application application, JsonNode done) {
        List<CommitmentView> items = application.item().materials().stream()
                .flatMap(material -> view(application, material, done))
                .toList();
        return new CommitmentsView(application.revision(), items);
    }

    private Stream<CommitmentView> view(Application application, Item.Material material, JsonNode done) {
        return commitments.of(application.item(), material).stream()
                .map(commitment -> view(application, material, commitment, done.path(material.code())));
    }

    private static CommitmentView view(
            Application application, Item.Material material, Commitment commitment, JsonNode done) {
        Committed one = application.commitment(material.code()).orElse(NONE);
        boolean chosen = one != NONE;
        return new CommitmentView(
                material.code(),
                material.name(),
                commitment.code(),
                commitment.name(),
                material.isAsked(application.answers()),
                chosen ? one.state() : null,
                chosen ? one.state().text() : null,
                one.id(),
                one.noticeVersion(),
                one.noticeSm3(),
                one.signedAt(),
                one.signerName(),
                one.readSeconds(),
                one.sealed(),
                one.keyId(),
                one.signature(),
                one.method(),
                one.dueOn(),
                one.viewsBy(),
                one.rectifyBy(),
                one.barred(),
                done);
    }

    private static final Committed NONE = new Committed(
            null,
            "",
            "",
            Standing.WITHDRAWN,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            false,
            false);
}
