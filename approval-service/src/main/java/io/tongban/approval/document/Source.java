package io.tongban.approval.document;

import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.evidence.Canonical;
import io.tongban.support.crypto.Sm3;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One document as it was issued: kept as JSON with the move, never changed. Text view, PDF and OFD are made from it.
 *
 * @param template file of the words, e.g. {@code extension-notice.v1}
 * @param number 文号, given by the statement that keeps it; null before
 * @param caseNumber 办件编号
 * @param addressee empty for a record
 * @param paragraphs in order; a line break inside one starts a new line
 * @param fields rows of a table, set before the paragraphs
 * @param remedy 救济告知, null where none is due
 * @param organ in whose name it is issued
 * @param entrusted 受委托机关, null where the organ acted itself
 * @param marks what the reader must know about this print: 演示数据, 模拟印章
 * @param check where anybody can check a certificate, null for other documents
 * @param head 存证链头 of the move that issued it, given like the number; null where there was no evidence yet
 */
public record Source(
        String template,
        Look look,
        String title,
        @Nullable String number,
        String caseNumber,
        String addressee,
        List<Field> fields,
        List<String> paragraphs,
        @Nullable String remedy,
        String organ,
        @Nullable String entrusted,
        LocalDate on,
        List<String> marks,
        @Nullable Check check,
        @Nullable String head) {

    public static final String SIMULATED_SEAL = "模拟印章，不具有法律效力";
    public static final String DEMONSTRATION = "演示数据";

    public record Field(String name, String text) {}

    /**
     * @param url behind the QR code: nothing about the person in it
     * @param code its last part in groups, for people to type
     */
    public record Check(String url, String code) {}

    /** Title and number, as a document is named in a list. */
    public String heading() {
        return number == null ? title : title + " " + number;
    }

    /** The same as it is issued. */
    public Source issued(String as, String after) {
        return new Source(
                template,
                look,
                title,
                as,
                caseNumber,
                addressee,
                fields,
                paragraphs,
                remedy,
                organ,
                entrusted,
                on,
                marks,
                check,
                after);
    }

    /** In its one exact form: what is hashed as evidence. */
    public String canonical() {
        return Canonical.of(JsonMapper.shared().valueToTree(this));
    }

    /** What its entry in the chain of the case holds. */
    public String sm3() {
        return Sm3.hex(canonical().getBytes(StandardCharsets.UTF_8));
    }

    /** The same with every text of it changed. */
    public Source withTexts(UnaryOperator<String> change) {
        return new Source(
                template,
                look,
                change.apply(title),
                number == null ? null : change.apply(number),
                change.apply(caseNumber),
                change.apply(addressee),
                fields.stream()
                        .map(field -> new Field(change.apply(field.name()), change.apply(field.text())))
                        .toList(),
                paragraphs.stream().map(change).toList(),
                remedy == null ? null : change.apply(remedy),
                change.apply(organ),
                entrusted == null ? null : change.apply(entrusted),
                on,
                marks.stream().map(change).toList(),
                check,
                head);
    }

    public Source withParagraphs(List<String> others) {
        return new Source(
                template,
                look,
                title,
                number,
                caseNumber,
                addressee,
                fields,
                others,
                remedy,
                organ,
                entrusted,
                on,
                marks,
                check,
                head);
    }

    public Source checkedAt(Check at) {
        return new Source(
                template,
                look,
                title,
                number,
                caseNumber,
                addressee,
                fields,
                paragraphs,
                remedy,
                organ,
                entrusted,
                on,
                marks,
                at,
                head);
    }

    /** As plain text, for reading aloud and for search. */
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add(number == null ? "" : number);
        lines.add("办件编号：" + caseNumber);
        if (!addressee.isEmpty()) {
            lines.add(addressee + "：");
        }
        fields.forEach(field -> lines.add(field.name() + "：" + field.text()));
        lines.addAll(paragraphs);
        if (remedy != null) {
            lines.add(remedy);
        }
        lines.add(organ);
        if (entrusted != null) {
            lines.add("（受委托机关：" + entrusted + "）");
        }
        lines.add(ChineseText.day(on));
        if (check != null) {
            lines.add("验证码：" + check.code());
            lines.add("核验网址：" + check.url());
        }
        marks.forEach(mark -> lines.add("（" + mark + "）"));
        return String.join("\n", lines);
    }
}
