package io.tongban.notice.notices;

import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** In which language a notice is shown. Chinese unless English is preferred. */
public enum Language {
    ZH("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    public String tag() {
        return tag;
    }

    /** By {@code Accept-Language}. */
    public static Language of(HttpHeaders headers) {
        return preferred(headers).getLanguage().equals(Locale.ENGLISH.getLanguage()) ? EN : ZH;
    }

    private static Locale preferred(HttpHeaders headers) {
        try {
            return headers.getAcceptLanguageAsLocales().stream().findFirst().orElse(Locale.CHINESE);
        } catch (IllegalArgumentException unreadable) {
            return Locale.CHINESE;
        }
    }
}
