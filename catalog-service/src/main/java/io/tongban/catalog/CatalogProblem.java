package io.tongban.catalog;

import io.tongban.support.problem.Problem;
import org.springframework.http.HttpStatus;

/** Refusals of the catalogue. The codes are listed in {@code problems.txt}; none is ever used for another meaning. */
public enum CatalogProblem implements Problem {
    ITEM_UNKNOWN(HttpStatus.NOT_FOUND, "没有这个事项", "There is no such item"),
    ITEM_VERSION_UNKNOWN(HttpStatus.NOT_FOUND, "该事项没有这个版本", "The item has no such version"),
    MATERIAL_UNKNOWN(HttpStatus.NOT_FOUND, "没有这种材料", "There is no such material"),
    COMMITMENT_UNKNOWN(HttpStatus.NOT_FOUND, "没有这个告知承诺证明事项", "There is no such commitment"),
    PACKAGE_UNKNOWN(HttpStatus.NOT_FOUND, "没有这个“一件事”套餐", "There is no such package"),
    NOTHING_IN_FORCE(HttpStatus.NOT_FOUND, "当日没有施行中的目录", "No catalogue is in force on this day"),
    ITEM_VERSION_FAULTY(
            HttpStatus.UNPROCESSABLE_CONTENT, "新版本有误,未发布", "The new version has faults; nothing was published"),
    EDITED_MEANWHILE(HttpStatus.PRECONDITION_FAILED, "该事项已发布了新版本,请核对后再发布", "A newer version was published meanwhile"),
    IF_MATCH_MISSING(HttpStatus.PRECONDITION_REQUIRED, "缺少 If-Match 请求头", "The If-Match header is missing"),
    SOURCE_NOT_KEPT(
            HttpStatus.CONFLICT,
            "目录文件的原文尚未保存,请以最近一次发布的文件启动服务",
            "The files of the last publication are not kept; start the service with them once"),
    NOT_YOUR_CATALOGUE(HttpStatus.FORBIDDEN, "本机关不编制该事项目录", "Your organ does not edit this catalogue"),
    PLAN_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "套餐的回答有误", "Some of what is said of the package is wrong"),
    PLAN_EMPTY(HttpStatus.UNPROCESSABLE_CONTENT, "按您的回答,没有需要办理的事项", "These answers call for nothing to be filed"),
    PACKAGE_NOT_PLANNED(
            HttpStatus.CONFLICT, "该日施行的套餐版本不能生成办理方案", "Of the package in force on that day no plan can be made"),
    FILTER_INVALID(HttpStatus.BAD_REQUEST, "查询条件有误", "Some filters are wrong");

    private final HttpStatus status;
    private final String title;
    private final String titleEn;

    CatalogProblem(HttpStatus status, String title, String titleEn) {
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
