package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InitialsTest {

    @ParameterizedTest
    @CsvSource({
        "律师执业许可(专职律师), lszyxkzzls",
        "行政许可, xzxk",
        "公证员执业许可, gzyzyxk",
        "司法鉴定机构变更登记, sfjdjgbgdj",
        "执业机构, zyjg",
        "行政给付, xzjf",
        "调解组织, tjzz",
        "重新登记, cxdj",
        "LQ 2026, lq2026",
        "😀, ''",
        "'', ''",
        "太原市, tys",
        "大同市, dts",
        "阳泉市, yqs",
        "长治市, czs",
        "晋城市, jcs",
        "朔州市, szs",
        "晋中市, jzs",
        "运城市, ycs",
        "忻州市, xzs",
        "临汾市, lfs",
        "吕梁市, lls",
        "洪洞县, htx",
        "长子县, zzx",
        "繁峙县, fsx",
        "隰县, xx",
        "临猗县, lyx",
        "万柏林区, wblq",
        "尖草坪区, jcpq",
        "小店区, xdq",
        "垣曲县, yqx",
        "曲沃县, qwx",
        "阳曲县, yqx",
        "五台县, wtx",
        "岢岚县, klx",
        "石楼县, slx",
        "壶关县, hgx",
        "山西省长治市长子县, sxsczszzx"
    })
    void readsAsPeopleDo(String text, String initials) {
        assertThat(Initials.of(text)).isEqualTo(initials);
    }

    @Test
    void keepsTextsApart() {
        assertThat(Initials.of("律师", "执业")).isEqualTo("ls zy");
    }

    @Test
    void ourReadingsHaveALetterForEachCharacter() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/pinyin.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(lines).isNotEmpty().doesNotHaveDuplicates().allSatisfy(line -> {
            assertThat(line).matches("\\p{IsHan}+ [a-z]+");
            assertThat(line.split(" ")[1]).hasSize(line.split(" ")[0].length());
        });
    }

    static List<Item> items() {
        return List.copyOf(CatalogFolder.shipped().items().values());
    }

    /** One letter for each Chinese character of the name: none is unknown to the dictionary. */
    @ParameterizedTest
    @MethodSource("items")
    void readsEveryCharacterOfAName(Item item) {
        long characters = item.name()
                .codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                .count();

        assertThat(item.initials().split(" ")[0]).hasSize((int) characters).matches("[a-z]+");
    }
}
