package io.tongban.approval.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.item.Item.Basis;
import io.tongban.approval.lifecycle.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CitationTest {

    @Test
    void lawsAreCitedOnceWithTheirArticlesAndWithoutTheEditorsNotes() {
        List<Basis> bases = List.of(
                new Basis("中华人民共和国律师法(2017年修正)", "第五条第(二)项"),
                new Basis("律师执业管理办法(司法部令第134号)", "第十条(初审、审核)"),
                new Basis("律师执业管理办法(司法部令第134号)", "第六条、第十一条至第十五条"),
                new Basis("法律职业资格管理办法(司法部令第146号,2020-12-01公布)", "现场提交申请材料条款(第二章,条号未见)"),
                new Basis("山西省司法厅人民调解组织备案工作办法(试行)", null));

        assertThat(Citation.of(bases, Kind.OTHER_POWER))
                .isEqualTo(
                        "《中华人民共和国律师法》第五条第(二)项、《律师执业管理办法》第十条、第六条、第十一条至第十五条、" + "《法律职业资格管理办法》、《山西省司法厅人民调解组织备案工作办法(试行)》");
    }

    @Test
    void onlyALicenceIsUnderTheLicensingAct() {
        List<Basis> bases =
                List.of(new Basis("中华人民共和国行政许可法(2019年修正)", "第五十条"), new Basis("司法鉴定人登记管理办法(司法部令第96号)", null));

        assertThat(Citation.of(bases, Kind.LICENCE)).isEqualTo("《中华人民共和国行政许可法》第五十条、《司法鉴定人登记管理办法》");
        assertThat(Citation.of(bases, Kind.RECORD)).isEqualTo("《司法鉴定人登记管理办法》");
    }

    @Test
    void whereTheCatalogueSaysNothingItIsToBeConfirmed() {
        assertThat(Citation.of(List.of(), Kind.BENEFIT)).contains("待法制机构确认");
    }
}
