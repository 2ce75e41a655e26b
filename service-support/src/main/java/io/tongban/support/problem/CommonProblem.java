package io.tongban.support.problem;

import org.springframework.http.HttpStatus;

/** Refusals that any service may give. */
public enum CommonProblem implements Problem {
    BAD_REQUEST(HttpStatus.BAD_REQUEST, "请求无法识别", "The request cannot be read"),
    INVALID_FIELDS(HttpStatus.UNPROCESSABLE_CONTENT, "有字段未填写或填写有误", "Some fields are missing or wrong"),
    CURSOR_NOT_OURS(HttpStatus.BAD_REQUEST, "翻页标记与查询条件不符", "The cursor belongs to another query"),
    NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED, "请先登录", "Please sign in"),
    NOT_PERMITTED(HttpStatus.FORBIDDEN, "您没有办理此操作的权限", "You may not do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "没有找到", "Not found"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "不支持的请求方法", "Method not allowed"),
    MEDIA_TYPE_NOT_ACCEPTED(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "不支持的内容格式", "Media type not accepted"),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "内容过大", "The content is too large"),
    TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "请求过于频繁,请稍后再试", "Too many requests; try again later"),
    IDEMPOTENCY_KEY_MISSING(HttpStatus.BAD_REQUEST, "缺少 Idempotency-Key 请求头", "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_REUSED(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "同一 Idempotency-Key 已用于另一内容的请求",
            "This Idempotency-Key was used with another body"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "服务暂时不可用,请稍后再试", "The service is unavailable; try again later"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "系统内部错误,我们已记录", "Internal error; it has been recorded");

    private final HttpStatus status;
    private final String title;
    private final String titleEn;

    CommonProblem(HttpStatus status, String title, String titleEn) {
        this.status = status;
        this.title = title;
        this.titleEn = titleEn;
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String titleEn() {
        return titleEn;
    }
}
