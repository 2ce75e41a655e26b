package io.tongban.province;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** The form; plain HTML, works without scripts. */
@RestController
class LoginPage {

    private static final String WRONG = "<p role=\"alert\" id=\"fault\">账号或口令不正确，或账号已停用。请重新输入。</p>";

    private final String template;

    LoginPage(ProvinceProperties properties) throws IOException {
        this.template = new ClassPathResource("login.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{{title}}", HtmlUtils.htmlEscape(properties.title()));
    }

    @GetMapping(path = "/login", produces = "text/html;charset=UTF-8")
    String show(CsrfToken csrf, @RequestParam(name = "error", required = false) @Nullable String error) {
        return template.replace("{{csrf}}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace("{{fault}}", error == null ? "" : WRONG)
                .replace("{{described}}", error == null ? "" : "aria-describedby=\"fault\" aria-invalid=\"true\"");
    }
}
