package io.tongban.approval.verify;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.document.ChineseText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The plain page behind the QR code: Chinese, or the frame of it in English; no script, nothing to load but our style. */
final class VerifyPage {

    private static final String FRAME = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%s</title>
            <link rel="stylesheet" href="/assets/tongban.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            %s
            </main>
            </body>
            </html>
            """;

    private final boolean english;

    VerifyPage(boolean english) {
        this.english = english;
    }

    private record Row(String name, String text) {}

    String of(VerifyView view) {
        StringBuilder body = new StringBuilder();
        view.marks()
                .forEach(mark -> body.append("<p class=\"note\"><strong>")
                        .append(escaped(mark))
                        .append("</strong></p>\n"));
        body.append("<p role=\"status\"><strong>")
                .append(words("状态：", "Status: "))
                .append(escaped(view.statusText()))
                .append(english ? " (" + view.statusTextEn() + ")" : "")
                .append("</strong></p>\n<p lang=\"zh-CN\">")
                .append(escaped(view.explanation()))
                .append("</p>\n<dl>\n");
        rows(view)
                .forEach(row -> body.append("<dt>")
                        .append(row.name())
                        .append("</dt><dd>")
                        .append(escaped(row.text()))
                        .append("</dd>\n"));
        body.append("</dl>\n<p>")
                .append(words(
                        "本页只说明证照本身，不显示持证人的任何信息。只能凭验证码查询，只知道编号不能查询。",
                        "This page tells of the certificate alone, nothing of its holder. Only the code can be asked for, "
                                + "not the printed number. The Chinese text governs."))
                .append("</p>");
        return framed(words("证照核验结果", "Certificate check"), body.toString());
    }

    String of(ApprovalProblem problem) {
        String hint = words(
                "验证码印在证照二维码的下方，共二十个字母和数字，没有字母 I、L、O、U。只能凭验证码查询，只知道编号不能查询。",
                "The code stands under the QR code: twenty letters and digits, without I, L, O and U. The printed number cannot "
                        + "be asked for.");
        return framed(
                words("没有查到", "Nothing found"),
                "<p role=\"status\"><strong>" + words(problem.title(), problem.titleEn()) + "</strong></p>\n<p>" + hint
                        + "</p>");
    }

    private List<Row> rows(VerifyView view) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(words("证照名称", "Certificate"), view.result()));
        rows.add(new Row(words("编号", "Number"), view.number()));
        rows.add(new Row(words("发证机关", "Issued by"), view.organ()));
        rows.add(new Row(words("发证日期", "Issued on"), day(view.issuedOn())));
        rows.add(new Row(words("有效期自", "Valid from"), day(view.validFrom())));
        LocalDate until = view.validUntil();
        rows.add(new Row(words("有效期至", "Valid until"), until == null ? view.validity() : day(until)));
        return rows;
    }

    private String day(LocalDate day) {
        return english ? day.toString() : ChineseText.day(day);
    }

    private String framed(String title, String body) {
        return FRAME.formatted(english ? "en" : "zh-CN", title, title, body);
    }

    private String words(String chinese, String inEnglish) {
        return english ? inEnglish : chinese;
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
