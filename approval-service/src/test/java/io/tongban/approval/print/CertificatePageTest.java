package io.tongban.approval.print;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.document.DocumentKind.Look;
import io.tongban.approval.document.Source;
import io.tongban.approval.testing.Printed;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A certificate on paper: whole, framed, and its square leads to where it can be checked. */
class CertificatePageTest {

    private static final Source.Check CHECK =
            new Source.Check("https://tongban.example/verify/7K2QM9XTR40ABCDEFGHJ", "7K2QM-9XTR4-0ABCD-EFGHJ");

    @Test
    void theSquareCarriesTheAddressAndNothingElse() throws IOException {
        Printed printed = Printed.pdf(PdfTest.bytes(sample("从事司法鉴定业务"))).drawnTo("certificate");

        assertThat(printed.codes()).containsExactly(CHECK.url());
        assertThat(printed.text().replaceAll("\\s", ""))
                .contains("7K2QM-9XTR4-0ABCD-EFGHJ", "https://tongban.example/verify", "扫码核验", "演示数据", "模拟印章", "无法律效力");
    }

    @Test
    void howeverMuchItSaysTheSquareAndTheSealStandTogether() throws IOException {
        for (int lines = 1; lines < 60; lines += 3) {
            String text = IntStream.rangeClosed(1, lines)
                    .mapToObj(i -> "登载事项" + i + "：法医病理、物证类（" + i + "）")
                    .collect(Collectors.joining("\n"));
            Printed printed = Printed.pdf(PdfTest.bytes(sample(text)));
            List<String> pages = printed.pages();

            assertThat(printed.codes()).as(lines + " lines").containsExactly(CHECK.url());
            assertThat(pages.get(pages.size() - 1).replaceAll("\\s", "")).contains("验证码", "山西省司法厅", "2026年3月2日");
            assertThat(printed.text().replaceAll("\\s", "")).contains("登载事项" + lines + "：");
        }
    }

    private static Source sample(String shown) {
        return Samples.source(
                        Look.CERTIFICATE,
                        "香港、澳门律师事务所驻内地代表机构执业执照",
                        List.of("本证照是否有效，以扫描二维码或者输入验证码查询的结果为准；只凭编号不能查询。"),
                        List.of(
                                new Source.Field("持证人", "张伟"),
                                new Source.Field("登载事项", shown),
                                new Source.Field("有效期", "2026年3月2日至2031年3月1日（5年）")))
                .checkedAt(CHECK);
    }
}
