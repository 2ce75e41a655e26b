package io.tongban.support.problem;

import org.springframework.http.HttpStatusCode;

/**
 * One kind of refusal. Each service has one enum of them; a code is never reused for another meaning.
 */
public interface Problem {

    /** The stable code, as the client sees it. */
    String name();

    HttpStatusCode status();

    /** Simplified Chinese, which governs. */
    String title();

    String titleEn();
}
