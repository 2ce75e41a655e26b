package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Holders;
import io.tongban.approval.testing.Printed;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every kind of result on paper: read back, its square decoded, and put down under target/pictures. */
class CertificatePrintIT extends Holders {

    private final String code = newCode();

    @Test
    void everyKindIsWholeAndItsSquareLeadsToItself() {
        Client person = person(newPerson());
        Client centre = centre(code);
        printed("certificate", person, forensicPerson(person));
        printed("licence", centre, forensicOrganisation(centre, code));
        printed("reply", person, granted(person, cancellation(person, "京司鉴0001")));
        printed("receipt", centre, recorded(centre));
        printed("notice", person, preapproved(person));
        printed("licence-long", centre, venture(centre));
    }

    private String recorded(Client centre) {
        String path = complete(centre, "mediation-org-record", "140105", organisationForm(code));
        submitted(centre, path);
        moved(official("140105", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140105", "decider").post(path + "/decision", GRANT), "GRANTED");
        return path;
    }

    private String preapproved(Client person) {
        String path = draft(person, "firm-name-preapproval", "140100");
        filled(person, path, PERSON_FORM, """
                {"form":"general","city":"140100","names":["山西示例甲律师事务所","山西示例乙律师事务所","山西示例丙律师事务所"],
                "meaning":"示例","founders":[{"name":"示例一","licenceNumber":"示例0001"}]}
                """, "{}");
        submitted(person, path);
        moved(official("140100", "counter").post(path + "/acceptance", "{}"), "ACCEPTED");
        moved(official("140100", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(official("140100", "reviewer").post(path + "/forwarding", "{}"), "FORWARDED");
        moved(official("140000", "reviewer").post(path + "/opinion", OPINION), "OPINED");
        moved(decided(path), "GRANTED");
        return path;
    }

    private String venture(Client centre) {
        String path = draft(centre, "hkmo-joint-venture", "140000");
        return granted(centre, filled(centre, path, organisationForm(code), """
                {"firmName":"示例香港律师事务所（名称很长的一家，用来看一行放不下时怎样换行，另有英文名 Example & Partners LLP）","region":"hk",
                "mainlandFirm":"山西示例律师事务所","ventureName":"示例香港律师事务所与山西示例律师事务所（太原）联营律师事务所",
                "premises":"山西省太原市小店区长治路一百一十一号示例大厦甲座二十八层二八○一至二八一二室","from":"2026-04-01","to":"2029-03-31"}
                """, "{}"));
    }

    private static void printed(String kind, Client holder, String path) {
        JsonNode certificate = certificate(holder, path);
        String page = certificate.path("document").asString();
        JsonNode source = holder.get(page).body();
        Printed printed = Printed.pdf(holder.bytes(page + ".pdf")).says(source).drawnTo("result-" + kind);

        assertThat(certificate.path("kind").asString()).isEqualTo(kind.replaceAll("-.*", ""));
        assertThat(printed.codes())
                .containsExactly(
                        "https://sft.example" + certificate.path("verify").asString());
        assertThat(printed.pages()).hasSize(1);
        assertThat(printed.text()).contains("演示数据", "模拟印章", "无法律效力").doesNotContain("〓");
    }
}
