package io.tongban.gateway.pages;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The plain pages: Chinese, or English by {@code ?lang=en} or Accept-Language. Plain files, no templates, no scripts. */
@Hidden
@RestController
public class PageController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @GetMapping("/")
    public Mono<ResponseEntity<Resource>> home(
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted) {
        return page("home", lang, accepted);
    }

    /** Where a browser is sent that must sign in first; {@code error} says that a login did not work. */
    @GetMapping("/login")
    public Mono<ResponseEntity<Resource>> login(
            @RequestParam(required = false) @Nullable String lang,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            ServerHttpRequest request) {
        boolean failed = request.getQueryParams().containsKey("error");
        return page(failed ? "login-failed" : "login", lang, accepted);
    }

    private static Mono<ResponseEntity<Resource>> page(String name, @Nullable String lang, @Nullable String accepted) {
        String language = language(lang, accepted);
        Resource file = new ClassPathResource("pages/" + name + "." + language + ".html");
        return Mono.just(ResponseEntity.ok()
                .contentType(HTML)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.equals("en") ? "en" : "zh-CN")
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .body(file));
    }

    private static String language(@Nullable String lang, @Nullable String accepted) {
        if (lang != null) {
            return lang.equals("en") ? "en" : "zh";
        }
        return accepted == null ? "zh" : preferred(accepted);
    }

    private static String preferred(String accepted) {
        try {
            String found = Locale.lookupTag(Locale.LanguageRange.parse(accepted), List.of("zh", "en"));
            return "en".equals(found) ? "en" : "zh";
        } catch (IllegalArgumentException e) {
            return "zh";
        }
    }
}
