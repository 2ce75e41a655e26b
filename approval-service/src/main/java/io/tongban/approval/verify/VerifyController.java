package io.tongban.approval.verify;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tongban.approval.ApprovalProblem;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** 证照核验, for anybody who has the code: a page for people, JSON for programs. */
@Tag(name = "verify", description = "核验: is this certificate good")
@RestController
public class VerifyController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final VerifyCertificate verify;
    private final JsonMapper json;

    VerifyController(VerifyCertificate verify, JsonMapper json) {
        this.verify = verify;
        this.json = json;
    }

    @Operation(
            summary = "Whether a certificate is good, by its code 证照核验",
            description =
                    "text/html or application/json, by Accept. Only the code is asked for, never the printed number."
                            + " 404: CERTIFICATE_CODE_UNKNOWN, or CERTIFICATE_CODE_MISTYPED where the check character is wrong."
                            + " What the Ministry issued is only recorded here and cannot be asked for.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "application/json", schema = @Schema(implementation = VerifyView.class)),
                @Content(mediaType = "text/html", schema = @Schema(type = "string"))
            })
    @GetMapping("/verify/{certificate}")
    @PreAuthorize("isAuthenticated()")
    public Mono<ResponseEntity<String>> verify(@PathVariable String certificate, ServerHttpRequest request) {
        boolean page = wantsPage(request.getHeaders().getAccept());
        VerifyPage frame = new VerifyPage(english(request.getHeaders()));
        return verify.handle(certificate).map(outcome -> {
            VerifyView view = outcome.view();
            if (view == null) {
                return refused(outcome.problem(), page, frame);
            }
            return page
                    ? answer(200, HTML, () -> frame.of(view))
                    : answer(200, MediaType.APPLICATION_JSON, () -> json.writeValueAsString(view));
        });
    }

    private static ResponseEntity<String> refused(ApprovalProblem problem, boolean page, VerifyPage frame) {
        if (!page) {
            throw Refusal.of(problem).exception();
        }
        return answer(problem.status().value(), HTML, () -> frame.of(problem));
    }

    private static ResponseEntity<String> answer(int status, MediaType type, Supplier<String> body) {
        return ResponseEntity.status(HttpStatusCode.valueOf(status))
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT, HttpHeaders.ACCEPT_LANGUAGE)
                .header("X-Content-Type-Options", "nosniff")
                .body(body.get());
    }

    /** A browser asks for a page first; whoever has no preference gets JSON. */
    private static boolean wantsPage(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> !type.isWildcardType())
                .max((a, b) -> Double.compare(a.getQualityValue(), b.getQualityValue()))
                .filter(type -> type.isCompatibleWith(MediaType.TEXT_HTML))
                .isPresent();
    }

    private static boolean english(HttpHeaders headers) {
        @Nullable String accepted = headers.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        if (accepted == null) {
            return false;
        }
        try {
            return "en".equals(Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.of("zh", "en")));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
