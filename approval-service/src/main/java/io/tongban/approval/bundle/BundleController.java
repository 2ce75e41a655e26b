package io.tongban.approval.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.application.Answers;
import io.tongban.support.idempotency.IdempotencyKey;
import io.tongban.support.identity.Passport;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** “一件事”: a package as one matter. */
@Tag(name = "bundles", description = "一件事: start, fill in once, give once, submit, follow")
@RestController
@RequestMapping(path = "/api/bundles", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("hasRole('applicant')")
public class BundleController {

    private final StartBundle start;
    private final EditBundle edit;
    private final AttachToBundle attach;
    private final SubmitBundle submit;
    private final WithdrawBundle withdraw;
    private final ReadBundles read;

    BundleController(
            StartBundle start,
            EditBundle edit,
            AttachToBundle attach,
            SubmitBundle submit,
            WithdrawBundle withdraw,
            ReadBundles read) {
        this.start = start;
        this.edit = edit;
        this.attach = attach;
        this.submit = submit;
        this.withdraw = withdraw;
        this.read = read;
    }

    /**
     * What is said of a package, as the catalogue's plan takes it.
     *
     * @param region six digits (GB/T 2260) of where the cases are filed
     * @param answers id of each guiding question → one of its values
     * @param repeats id of a step that may occur several times → a label for each time
     * @param itemAnswers whose → id of a question of an item → values
     * @param commitments whose → code of a material → proof or commitment
     */
    public record StartBundleRequest(
            @JsonProperty("package") @NotBlank @Size(max = 60)
            String packageCode,

            @NotBlank @Size(max = 6) String region,
            @NotNull JsonNode answers,
            @Nullable JsonNode repeats,
            @Nullable JsonNode itemAnswers,
            @Nullable JsonNode commitments) {}

    /** @param itemAnswers and commitments: merge patches of what was said before */
    public record EditBundleRequest(
            @Nullable @Size(max = 300) List<@Valid @NotNull PartRequest> parts,
            @Nullable JsonNode itemAnswers,
            @Nullable JsonNode commitments) {}

    /**
     * One part of the forms of the plan.
     *
     * @param step key of a step: its own part; null: the common part of all steps of that whose
     * @param form JSON merge patch (RFC 7396) of it
     */
    public record PartRequest(
            @NotBlank @Size(max = 200) String whose,
            @Nullable @Size(max = 200) String step,
            @NotNull JsonNode form) {}

    /** @param whose needed where the plan has the material of several of one's own */
    public record AttachToBundleRequest(
            @NotEmpty @Size(max = 20) List<@NotNull UUID> uploads,
            @Nullable @Size(max = 200) String whose) {}

    public record WithdrawBundleRequest(
            @Nullable @Size(max = 500) String reason) {}

    @Operation(
            summary = "Start a package 办理一件事; answers with BundleView",
            description = "Makes a draft of each online step that the one who starts files.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> startBundle(
            @AuthenticationPrincipal Passport who,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody StartBundleRequest request) {
        ObjectNode said = said(request.itemAnswers(), request.commitments());
        put(said, "answers", request.answers());
        put(said, "repeats", request.repeats());
        return start.handle(new StartBundle.Command(who, key, request.packageCode(), request.region(), said))
                .map(Answers::of);
    }

    @Operation(summary = "Own packages, and those of which one confirmed a part, newest first 我的一件事")
    @GetMapping
    public Mono<String> listBundles(
            @AuthenticationPrincipal Passport who,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") int limit) {
        return read.page(who, cursor, limit);
    }

    @Operation(summary = "All steps in one view 一件事进度")
    @GetMapping("/{id}")
    public Mono<BundleView> readBundle(@AuthenticationPrincipal Passport who, @PathVariable UUID id) {
        return read.one(id, who);
    }

    @Operation(summary = "Say once what several forms ask 填写一张表; all faults at once, nothing is saved with one")
    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<BundleView> editBundle(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String revision,
            @Valid @RequestBody EditBundleRequest request) {
        List<PartRequest> parts = request.parts() == null ? List.of() : request.parts();
        return edit.handle(new EditBundle.Command(
                id,
                who,
                revision,
                parts.stream()
                        .map(part -> new Shares.Said(part.whose(), part.step(), part.form()))
                        .toList(),
                said(request.itemAnswers(), request.commitments())));
    }

    @Operation(summary = "Give a material once to every step that asks for it 提交材料文件; answers with {whose, steps}")
    @PostMapping(path = "/{id}/materials/{code}/files", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> attachToBundle(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody AttachToBundleRequest request) {
        return attach.handle(new AttachToBundle.Command(id, code, request.whose(), who, key, request.uploads()))
                .map(Answers::of);
    }

    @Operation(
            summary = "Submit every step that may go now 提交; none where one of them is not complete",
            description = "itemVersions: key of a step → version of its item that the applicant was shown, where the"
                    + " item changed since. Answers with {submitted, waiting}; the same request again does what a break"
                    + " left undone. What waits for earlier steps files itself once they are granted, if nothing must"
                    + " be asked; not where later is false.")
    @PostMapping("/{id}/submission")
    public Mono<ResponseEntity<String>> submitBundle(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestBody(required = false) @Nullable JsonNode body) {
        boolean later = body == null || body.path("later").asBoolean(true);
        return submit.handle(new SubmitBundle.Command(id, who, key, Answers.text(body), versions(body), later))
                .map(Answers::of);
    }

    @Operation(
            summary = "Withdraw all of one's own 撤回一件事; what may no longer be withdrawn stays and is named",
            description =
                    "Each case by its own move, drafts go into the bin, nothing files itself any more. Answers with"
                            + " {withdrawn, discarded, stays}; the same request again does what a break left undone.")
    @PostMapping(path = "/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    public Mono<ResponseEntity<String>> withdrawBundle(
            @AuthenticationPrincipal Passport who,
            @PathVariable UUID id,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @Valid @RequestBody WithdrawBundleRequest request) {
        return withdraw.handle(new WithdrawBundle.Command(id, who, key, request.reason()))
                .map(Answers::of);
    }

    private static Map<String, Integer> versions(@Nullable JsonNode body) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        if (body != null) {
            body.path("itemVersions").properties().stream()
                    .filter(version -> version.getValue().isInt())
                    .forEach(version ->
                            versions.put(version.getKey(), version.getValue().asInt()));
        }
        return versions;
    }

    private static ObjectNode said(@Nullable JsonNode itemAnswers, @Nullable JsonNode commitments) {
        ObjectNode said = JsonNodeFactory.instance.objectNode();
        put(said, "itemAnswers", itemAnswers);
        put(said, "commitments", commitments);
        return said;
    }

    private static void put(ObjectNode said, String name, @Nullable JsonNode value) {
        if (value != null && !value.isNull()) {
            said.set(name, value);
        }
    }
}
