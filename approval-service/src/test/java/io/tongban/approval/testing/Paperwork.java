package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.ArrayList;
import java.util.List;

/** Cases of which every document that there is was issued: one move a line. */
public abstract class Paperwork extends Committing {

    private static final String CORRECTION = """
            {"faults":[{"pointer":"/materials/FO-REPORT","what":"执业情况报告未签名","how":"签名后重新上传"},
            {"pointer":"/form/address","what":"地址不完整","how":"写明门牌号"}],"days":15}
            """;
    private static final String EFFECT = "{\"outcome\":\"EFFECT\",\"text\":\"事实清楚\"}";
    private static final String AGAIN = """
            {"faults":[{"pointer":"/materials/FO-REPORT","what":"签名与身份证不一致","how":"由本人签名"}],"days":10}
            """;

    /** Corrected twice, deemed accepted, stopped, extended, heard, inspected, granted and delivered. */
    protected String theLongWay(Client applicant) {
        at("2026-03-02");
        String path = complete(applicant, "forensic-person-renew", "140105", PERSON_FORM);
        submitted(applicant, path);
        Client counter = official("140000", "counter");
        Client reviewer = official("140000", "reviewer");
        Client decider = official("140000", "decider");
        done(counter, path + "/correction-request", CORRECTION);
        at("2026-03-03");
        corrected(applicant, path);
        done(decider, path + "/further-correction-request", AGAIN);
        at("2026-03-04");
        corrected(applicant, path);
        at("2026-03-16");
        done(counter, path + "/acceptance", "{}");
        done(
                reviewer,
                path + "/suspension",
                "{\"procedure\":\"EXPERT_REVIEW\",\"days\":15,\"explanation\":\"需组织专家评审\"}");
        done(reviewer, path + "/suspension-extension", "{\"days\":5,\"explanation\":\"专家需补充材料\"}");
        at("2026-03-18");
        done(reviewer, path + "/resumption", "{\"result\":\"专家评审通过\"}");
        done(decider, path + "/extension", "{\"days\":10,\"reason\":\"案情复杂,需要进一步核实\"}");
        done(reviewer, path + "/inspection", """
                {"on":"2026-03-17","from":"09:30","until":"11:00","place":"太原市小店区长治路1号","notes":"场所、设备与申报一致。",
                "photos":[{"sm3":"66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0","what":"门面"}],
                "applicant":{"name":"张伟","signed":true},"officials":[{"account":"a1","name":"甲"},{"account":"a2","name":"乙"}]}
                """);
        done(reviewer, path + "/opinion", OPINION);
        done(applicant, path + "/recusal-requests", "{\"official\":\"官reviewer\",\"reason\":\"与本人有债务纠纷\"}");
        done(decider, path + "/recusal-decisions", "{\"granted\":false,\"reason\":\"经核实,不存在该债务\"}");
        done(reviewer, path + "/interested-parties", """
                {"name":"李丽","type":"PERSON","number":"140202198511201025","phone":"13911113333","address":"太原市",
                "matter":"与申请人共用鉴定场所、设备","answerBy":"2026-03-30","majorInterests":true}
                """);
        done(reviewer, path + "/hearing-notice", "{\"matter\":\"涉及同一机构其他鉴定人的执业范围\"}");
        at("2026-03-19");
        done(applicant, path + "/hearing-request", "{}");
        done(
                reviewer,
                path + "/hearing-arrangement",
                "{\"on\":\"2026-04-01\",\"place\":\"三楼会议室\",\"chair\":\"chair\",\"chairName\":\"官主持\"}");
        at("2026-04-01");
        done(
                reviewer,
                path + "/hearing-record",
                HEARING_RECORD
                        .replace("双方陈述意见", "%s")
                        .formatted("主持人：核对身份，宣布听证纪律。\\n申请人：陈述意见。\\n审查人员：出示证据。\\n".repeat(40)));
        done(decider, path + "/decision", "{\"outcome\":\"GRANT\",\"overrun\":\"听证、专家评审占用时间\"}");
        done(counter, path + "/delivery", ELECTRONIC);
        return path;
    }

    /** Filed by a commitment in place of each proof, one of them untrue and to be put right. */
    protected String byCommitment(Client applicant) {
        at("2026-03-02");
        String path = committed(applicant, ownForm());
        granted(path);
        is(verified(path, "PREMISES", "FALSE"), "FALSE");
        is(viewsAsked(path, "PREMISES", "2026-03-10"), "VIEWS_ASKED");
        done(applicant, one(path, "PREMISES") + "/views", "{\"text\":\"租赁合同已经续签\"}");
        is(concluded(path, "PREMISES", "RECTIFY", ",\"rectifyBy\":\"2026-03-20\""), "RECTIFYING");
        return path;
    }

    /** Accepted in a city, forwarded, denied by the province, delivered by post. */
    protected String forwardedAndDenied(Client applicant) {
        at("2026-03-02");
        String path = complete(applicant, "lawyer-practice-fulltime", "140105", PERSON_FORM);
        submitted(applicant, path);
        done(official("140100", "counter"), path + "/acceptance", "{}");
        done(official("140100", "reviewer"), path + "/opinion", OPINION);
        done(official("140100", "reviewer"), path + "/forwarding", "{}");
        done(official("140000", "reviewer"), path + "/opinion", OPINION);
        done(
                official("140000", "decider"),
                path + "/decision",
                "{\"outcome\":\"DENY\",\"reason\":\"CONDITIONS_NOT_MET\",\"text\":\"实习考核不合格\"}");
        done(
                official("140000", "counter"),
                path + "/delivery",
                "{\"channel\":\"POST\",\"receiptNumber\":\"EMS1234567890\"}");
        return path;
    }

    /** Reported to the Ministry, recorded, delivered at the counter. */
    protected String decidedByTheMinistry(Client firm) {
        at("2026-03-02");
        String path = complete(firm, "foreign-rep-change", "140000", FIRM_FORM);
        submitted(firm, path);
        done(official("140000", "counter"), path + "/acceptance", "{}");
        done(official("140000", "reviewer"), path + "/opinion", OPINION);
        done(official("140000", "decider"), path + "/report-out", "{}");
        done(
                official("140000", "decider"),
                path + "/outside-decision",
                "{\"outcome\":\"GRANT\",\"number\":\"司许决〔2026〕12号\",\"decidedOn\":\"2026-03-02\",\"document\":\"部门函件\"}");
        done(official("140000", "counter"), path + "/delivery", "{\"channel\":\"COUNTER\",\"recipient\":\"王强\"}");
        return path;
    }

    /** One short case for each way to end. */
    protected List<String> shortEnds(Client applicant, Client firm) {
        at("2026-03-02");
        Client counter = official("140000", "counter");
        String refused = licence(applicant);
        done(
                counter,
                refused + "/non-acceptance",
                "{\"reason\":\"OUTSIDE_COMPETENCE\",\"explanation\":\"属卫生健康事项\",\"rightOrganName\":\"太原市卫生健康委员会\"}");
        String withdrawn = licence(applicant);
        done(applicant, withdrawn + "/withdrawal", "{\"reason\":\"不再需要\"}");
        String terminated = licence(applicant);
        done(counter, terminated + "/acceptance", "{}");
        done(
                official("140000", "decider"),
                terminated + "/termination",
                "{\"reason\":\"APPLICANT_DIED\",\"explanation\":\"公安机关出具证明\"}");
        String recorded = complete(firm, "mediation-org-record", "140105", FIRM_FORM);
        submitted(firm, recorded);
        done(official("140105", "counter"), recorded + "/acceptance", "{}");
        done(official("140105", "decider"), recorded + "/decision", GRANT);
        done(official("140105", "counter"), recorded + "/delivery", ELECTRONIC);
        String aid = complete(applicant, "legal-aid-apply", "140000", PERSON_FORM);
        submitted(applicant, aid);
        done(counter, aid + "/acceptance", "{}");
        done(official("140000", "reviewer"), aid + "/opinion", OPINION);
        done(official("140000", "decider"), aid + "/decision", GRANT);
        done(official("140000", "reviewer"), aid + "/assignment", AID);
        done(counter, aid + "/delivery", ELECTRONIC);
        String joint = complete(applicant, "joint-licence-test", "140000", PERSON_FORM);
        submitted(applicant, joint);
        done(counter, joint + "/acceptance", "{}");
        done(official("140000", "decider"), joint + "/extension", """
                {"days":15,"reason":"需要会同有关部门核实",
                "approval":{"number":"晋政函〔2026〕31号","on":"2026-03-02","by":"李华"}}
                """);
        String returned = licence(applicant);
        done(counter, returned + "/correction-request", CORRECTION);
        at("2026-03-30");
        done(counter, returned + "/return", "{}");
        return List.of(refused, withdrawn, terminated, recorded, aid, returned, joint);
    }

    /** Permits revoked, recalled and deregistered, one of which the organ let go, and aid that ended. */
    protected List<String> afterTheEnd(Client holder) {
        at("2026-03-02");
        List<String> proceedings = new ArrayList<>();
        for (String ground : List.of("FRAUD", "LAW_CHANGED")) {
            String heard = opened(holder, ground);
            done(official("140000", "reviewer"), heard + "/views-request", "{\"answerBy\":\"2026-03-10\"}");
            done(holder, heard + "/views", "{\"text\":\"不同意\"}");
            done(official("140000", "decider"), heard + "/proceeding-decision", EFFECT);
            done(official("140000", "counter"), heard + "/delivery", ELECTRONIC);
            proceedings.add(heard);
        }
        String expired = opened(holder, "EXPIRED");
        done(official("140000", "decider"), expired + "/proceeding-decision", EFFECT);
        proceedings.add(expired);
        String dropped = opened(holder, "BEYOND_POWER");
        done(
                official("140000", "decider"),
                dropped + "/proceeding-decision",
                "{\"outcome\":\"DROP\",\"text\":\"撤销可能对公共利益造成重大损害。\"}");
        proceedings.add(dropped);
        // a record would bar the holder from what follows
        proceedings.add(ended(person(newPerson())));
        return proceedings;
    }

    /** What is no permit, for the untrue commitment on which it rests. */
    private String ended(Client holder) {
        at("2026-03-02");
        String aid = aided(holder, ownForm());
        is(verified(aid, "LA-ECON", "FALSE"), "FALSE");
        Answer opened = official(PROVINCE, "reviewer")
                .post(aid + "/proceedings", "{\"ground\":\"FALSE_COMMITMENT\",\"explanation\":\"经核实，情况属实\"}");
        String proceeding = "/api/applications/" + moved(opened, "INITIATED").text("/id");
        done(official(PROVINCE, "reviewer"), proceeding + "/views-request", "{\"answerBy\":\"2026-03-10\"}");
        done(holder, proceeding + "/views", "{\"text\":\"不同意\"}");
        done(official(PROVINCE, "decider"), proceeding + "/proceeding-decision", EFFECT);
        return proceeding;
    }

    private String opened(Client holder, String ground) {
        String permit = licence(holder);
        done(official("140000", "counter"), permit + "/acceptance", "{}");
        // who opens a proceeding may not have given the opinion
        done(as(TestIdentity.official("140000-other", "审", "140000", "reviewer")), permit + "/opinion", OPINION);
        done(official("140000", "decider"), permit + "/decision", GRANT);
        Answer opened = official("140000", "reviewer")
                .post(permit + "/proceedings", "{\"ground\":\"%s\",\"explanation\":\"经核实，情况属实\"}".formatted(ground));
        assertThat(opened.status()).as(opened.body().toString()).isEqualTo(200);
        return "/api/applications/" + opened.text("/id");
    }

    private static String licence(Client applicant) {
        String path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        return path;
    }

    private static void corrected(Client applicant, String path) {
        int revision = applicant.get(path).body().path("revision").asInt();
        Answer saved = applicant.patch(
                path, String.valueOf(revision), "{\"form\":{\"address\":\"太原市小店区长治路%d号\"}}".formatted(revision));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        Answer given = applicant.upload(
                path + "/materials/FO-REPORT/files", "report-" + path.substring(path.length() - 8) + revision, PDF);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
        done(applicant, path + "/correction", "{}");
    }

    private static void done(Client who, String address, String body) {
        Answer answer = who.post(address, body);
        assertThat(answer.status()).as(address + " " + answer.body()).isEqualTo(200);
    }
}
