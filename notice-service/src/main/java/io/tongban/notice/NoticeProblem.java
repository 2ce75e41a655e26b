package io.tongban.notice;

import io.tongban.support.problem.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of the notice service. A code is never reused for another meaning. */
public enum NoticeProblem implements Problem {
    NOTICE_NOT_FOUND(HttpStatus.NOT_FOUND, "没有找到该通知", "No such notice"),
    LIMIT_OUT_OF_RANGE(HttpStatus.BAD_REQUEST, "每页条数应为1至100", "The limit must be from 1 to 100"),
    LAST_EVENT_ID_WRONG(
            HttpStatus.BAD_REQUEST, "Last-Event-ID 不是本服务给出的编号", "The Last-Event-ID is not a number that we gave"),
    STREAMS_FULL(HttpStatus.SERVICE_UNAVAILABLE, "实时通知连接已满，请改用定时查询", "All streams are taken; please poll"),
    STREAMS_OF_PERSON_FULL(
            HttpStatus.TOO_MANY_REQUESTS, "您打开的实时通知连接过多，请改用定时查询", "You have too many streams open; please poll"),
    EVENTS_MALFORMED(
            HttpStatus.UNPROCESSABLE_CONTENT, "事件格式有误，整批未收", "Malformed events; nothing of the batch was kept");

    private final HttpStatus status;
    private final String title;
    private final String titleEn;

    NoticeProblem(HttpStatus status, String title, String titleEn) {
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
