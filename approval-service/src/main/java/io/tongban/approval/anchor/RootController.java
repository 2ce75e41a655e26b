package io.tongban.approval.anchor;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** 存证根: public, so that anybody may keep a copy; no case and no person can be read from them. */
@Tag(name = "evidence", description = "存证: roots and keys, public")
@RestController
@RequestMapping(path = "/api/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
@PreAuthorize("isAuthenticated()")
public class RootController {

    private final ReadRoots read;

    RootController(ReadRoots read) {
        this.read = read;
    }

    /** @param next for {@code after}; null on the last page */
    public record RootPage(List<Root> items, @Nullable Long next) {}

    /** @param point x‖y of a point of SM2's curve, 128 hex digits; @param current whether it signs now */
    public record KeyView(String id, String point, boolean current) {}

    public record KeyList(List<KeyView> items) {}

    @Operation(summary = "Roots after a number, oldest first 存证根")
    @GetMapping("/roots")
    public Mono<RootPage> roots(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        return read.page(after, limit);
    }

    @Operation(summary = "One root")
    @GetMapping("/roots/{n}")
    public Mono<Root> root(@PathVariable long n) {
        return read.one(n);
    }

    @Operation(summary = "Every key that ever signed 验签公钥")
    @GetMapping("/keys")
    public Mono<KeyList> keys() {
        return read.keys().map(KeyList::new);
    }
}
