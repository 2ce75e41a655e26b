package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.catalog.Guide.Step;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Steps and remedies follow from kind, levels and periods. */
class GuideTest {

    private static final CatalogContent CONTENT = CatalogFolder.shipped();

    @Test
    void aLicenceAcceptedByACityAndDecidedByTheProvince() {
        Item item = item("lawyer-practice-fulltime");

        assertThat(Guide.steps(item).stream().map(step -> step.name() + " " + step.by()))
                .containsExactly(
                        "网上提交申请 申请人",
                        "受理,或者一次性告知补正 设区的市司法局",
                        "审查 设区的市司法局",
                        "提出意见,连同全部材料转报上级 设区的市司法局",
                        "审查 省司法厅",
                        "决定 省司法厅",
                        "送达 设区的市司法局或者决定机关的窗口");
        assertThat(Guide.steps(item).stream().map(Step::limit))
                .containsExactly(
                        null,
                        "5个工作日;逾期不告知的,自收到申请材料之日起即为受理",
                        "20个工作日",
                        null,
                        "10个工作日",
                        "法定30个工作日(自受理之日起),承诺10个工作日",
                        "自作出准予决定之日起10个工作日");
        assertThat(Guide.remedy(item)).contains("省人民政府或者司法部", "六十日", "六个月");
    }

    @Test
    void theMinistryDecidesOutside() {
        Item item = item("lq-reissue");

        assertThat(Guide.steps(item).stream().map(Step::name)).contains("上报司法部");
        assertThat(Guide.steps(item).stream()
                        .filter(step -> step.by().equals("司法部"))
                        .map(Step::name))
                .containsExactly("决定");
        assertThat(Guide.remedy(item)).contains("向司法部申请行政复议");
    }

    /** process.md: 不得在其他事项上写依据行政许可法. */
    @Test
    void onlyLicencesCiteTheLicensingAct() {
        List<String> wrong = CONTENT.items().values().stream()
                .filter(item -> item.kind() != Item.Kind.LICENCE)
                .filter(item -> Guide.steps(item).stream()
                        .filter(step -> !step.name().equals("决定"))
                        .anyMatch(step -> step.basis().contains("行政许可法")))
                .map(Item::code)
                .toList();

        assertThat(wrong).isEmpty();
    }

    private static Item item(String code) {
        return Objects.requireNonNull(CONTENT.items().get("items/" + code + ".yaml"));
    }
}
