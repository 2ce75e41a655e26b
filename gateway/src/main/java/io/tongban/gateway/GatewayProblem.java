package io.tongban.gateway;

import io.tongban.support.problem.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of the gateway itself; those that any service may give are common ones. */
public enum GatewayProblem implements Problem {
    ACTING_FOR_NOT_YOURS(
            HttpStatus.FORBIDDEN, "您不是该单位的经办人,不能代为办理", "You are not among those who may act for this organisation"),
    CSRF_REFUSED(HttpStatus.FORBIDDEN, "页面已过期,请刷新后重试", "The page has expired; reload it and try again"),
    PATH_REFUSED(HttpStatus.BAD_REQUEST, "请求路径不规范", "The path is not in its plain form"),
    REQUEST_TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "请求内容未在规定时间内传完", "The request did not arrive in time"),
    SESSION_CHANGED(HttpStatus.CONFLICT, "登录状态刚刚发生变化,请重试", "The session has just changed; try again");

    private final HttpStatus status;
    private final String title;
    private final String titleEn;

    GatewayProblem(HttpStatus status, String title, String titleEn) {
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
