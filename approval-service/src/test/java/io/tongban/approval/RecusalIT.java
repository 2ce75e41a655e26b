package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.ApprovalIT;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 回避: asked by the applicant and decided before that official's next step; declared once for relatives and firms. */
class RecusalIT extends ApprovalIT {

    private static final String NUMBER = "140105199003070012";

    private Client applicant;
    private Client counter;
    private Client reviewer;
    private Client decider;
    private String path;

    @BeforeEach
    void accepted() {
        applicant = person(newPerson());
        counter = official("140000", "counter");
        reviewer = official("140000", "reviewer");
        decider = official("140000", "decider");
        path = complete(applicant, "forensic-person-renew", "140000", PERSON_FORM);
        submitted(applicant, path);
        moved(counter.post(path + "/acceptance", "{}"), "ACCEPTED");
    }

    @Test
    void whoIsNamedWaitsForTheDecisionAndThenStandsAside() {
        moved(applicant.post(path + "/recusal-requests", byName("官reviewer")), "ACCEPTED");

        assertThat(reviewer.post(path + "/opinion", OPINION).code()).isEqualTo("NO_RECUSAL_PENDING");
        assertThat(applicant
                        .post(path + "/recusal-requests", byName("官counter"))
                        .code())
                .isEqualTo("NO_RECUSAL_ASKED");
        Client colleague = as(TestIdentity.official("r2", "官二", "140000", "reviewer"));
        moved(colleague.post(path + "/opinion", OPINION), "OPINED");
        assertThat(decider.post(path + "/recusal-decisions", decision(true, null))
                        .text("/faults/0/pointer"))
                .isEqualTo("/account");
        moved(decider.post(path + "/recusal-decisions", decision(true, "140000-reviewer")), "OPINED");

        assertThat(reviewer.post(path + "/inspection", "{}").status()).isEqualTo(422);
        assertThat(reviewer.post(path + "/consultation", "{\"organ\":\"公安局\",\"question\":\"核对\"}")
                        .code())
                .isEqualTo("NOT_CONFLICTED");
        assertThat(reviewer.post(path + "/reveal", "{\"pointer\":\"/phone\",\"reason\":\"核对身份\"}")
                        .code())
                .isEqualTo("NOT_CONFLICTED");
        assertThat(textOf(applicant, path, "RECUSAL_DECISION")).contains("申请回避：官reviewer", "同意回避申请", "确有利害关系");
        assertThat(applicant.get(path + "/timeline").raw().body())
                .contains("申请回避", "决定回避")
                .doesNotContain("staff:140000-reviewer");
        assertThat(decider.get(path + "/timeline").raw().body()).contains("staff:140000-reviewer");
    }

    @Test
    void whoTookAStepIsKnownByTheStep() {
        long step = 3;
        moved(
                applicant.post(path + "/recusal-requests", "{\"step\":%d,\"reason\":\"与我有债务纠纷\"}".formatted(step)),
                "ACCEPTED");
        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        moved(decider.post(path + "/recusal-decisions", decision(true, null)), "OPINED");
        moved(decider.post(path + "/decision", GRANT), "GRANTED");

        assertThat(counter.post(path + "/delivery", ELECTRONIC).code()).isEqualTo("NOT_CONFLICTED");
        Client other = as(TestIdentity.official("c2", "官二", "140000", "counter"));
        moved(other.post(path + "/delivery", ELECTRONIC), "DELIVERED");
        assertThat(textOf(applicant, path, "RECUSAL_DECISION")).contains("办理“受理”的工作人员");
    }

    @Test
    void aRefusedRequestLetsTheOfficialGoOn() {
        moved(applicant.post(path + "/recusal-requests", byName("官reviewer")), "ACCEPTED");
        moved(decider.post(path + "/recusal-decisions", decision(false, null)), "ACCEPTED");

        moved(reviewer.post(path + "/opinion", OPINION), "OPINED");
        assertThat(decider.post(path + "/recusal-decisions", decision(false, null))
                        .code())
                .isEqualTo("RECUSAL_ASKED");
        assertThat(textOf(applicant, path, "RECUSAL_DECISION")).contains("驳回回避申请");
    }

    @Test
    void theHeadWhoIsConcernedDoesNotDecideAndAClaimIsNoObstacle() {
        String claim = "/api/reviews/" + path.substring(path.lastIndexOf('/') + 1) + "/claim";
        assertThat(reviewer.post(claim, "").status()).isEqualTo(204);
        moved(applicant.post(path + "/recusal-requests", byName("官decider")), "ACCEPTED");

        assertThat(decider.post(path + "/recusal-decisions", decision(false, null))
                        .code())
                .isEqualTo("NO_RECUSAL_PENDING");
        Client other = as(TestIdentity.official("d2", "署二", "140000", "decider"));
        moved(other.post(path + "/recusal-decisions", decision(true, "140000-reviewer")), "ACCEPTED");

        Client colleague = as(TestIdentity.official("r2", "官二", "140000", "reviewer"));
        moved(colleague.post(path + "/opinion", OPINION), "OPINED");
    }

    @Test
    void aHearingWaitsForItsChair() {
        moved(reviewer.post(path + "/hearing-notice", "{\"matter\":\"涉及他人重大利益\"}"), "ACCEPTED");
        moved(applicant.post(path + "/hearing-request", "{}"), "ACCEPTED");
        String call = "{\"on\":\"2026-03-12\",\"place\":\"三楼\",\"chair\":\"%s\",\"chairName\":\"%s\"}";
        moved(reviewer.post(path + "/hearing-arrangement", call.formatted("chair", "官主持")), "ACCEPTED");
        moved(applicant.post(path + "/recusal-requests", byName("官主持")), "ACCEPTED");
        at("2026-03-12");
        assertThat(reviewer.post(path + "/hearing-record", HEARING_RECORD).code())
                .isEqualTo("CHAIR_CLEAR");
        moved(decider.post(path + "/recusal-decisions", decision(true, "chair")), "ACCEPTED");
        assertThat(reviewer.post(path + "/hearing-record", HEARING_RECORD).code())
                .isEqualTo("CHAIR_CLEAR");
        String anew = "{\"hearing\":" + call.replace("03-12", "03-24") + ",\"reason\":\"原主持人回避\"}";
        assertThat(reviewer.post(path + "/hearing-change", anew.formatted("chair", "官主持"))
                        .text("/faults/0/code"))
                .isEqualTo("CONFLICTED");

        moved(reviewer.post(path + "/hearing-change", anew.formatted("chair2", "官另")), "ACCEPTED");

        at("2026-03-24");
        moved(reviewer.post(path + "/hearing-record", HEARING_RECORD), "ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"有利害关系\"}",
                "{\"official\":\" \",\"reason\":\"有利害关系\"}",
                "{\"step\":2,\"reason\":\"本人的步骤\"}",
                "{\"step\":99,\"reason\":\"没有的步骤\"}",
                "{\"official\":\"官reviewer\",\"reason\":\"x\"}"
            })
    void aRequestSaysWhomAndWhy(String body) {
        assertThat(applicant.post(path + "/recusal-requests", body).code()).isEqualTo("INVALID_FIELDS");
    }

    @Test
    void strangersNeitherAskNorDecide() {
        assertThat(person(newPerson())
                        .post(path + "/recusal-requests", byName("官reviewer"))
                        .status())
                .isEqualTo(404);
        assertThat(official("140200", "decider")
                        .post(path + "/recusal-decisions", decision(false, null))
                        .status())
                .isEqualTo(404);
        assertThat(applicant
                        .post(path + "/recusal-decisions", decision(false, null))
                        .status())
                .isEqualTo(403);
        assertThat(counter.post(path + "/recusal-requests", byName("官reviewer")).status())
                .isEqualTo(403);
    }

    @Test
    void inTheCasesOfRelativesAndOfThemselvesOfficialsDoNothing() {
        Client relative = as(TestIdentity.official("rel-" + newPerson(), "官亲", "140000", "reviewer"));
        Answer declared = relative.post(
                "/api/reviews/relations",
                "{\"kind\":\"RELATIVE\",\"number\":\"%s\",\"note\":\"配偶\"}".formatted(NUMBER));
        assertThat(declared.status()).isEqualTo(201);

        assertThat(relative.post(path + "/opinion", OPINION).code()).isEqualTo("NOT_CONFLICTED");
        assertThat(relative.get(path).body().path("openActions")).isEmpty();
        assertThat(relative.get("/api/reviews/relations").raw().body())
                .contains("配偶")
                .doesNotContain(NUMBER);
        assertThat(official("140000", "reviewer")
                        .get("/api/reviews/relations")
                        .raw()
                        .body())
                .doesNotContain("配偶");
        String address = "/api/reviews/relations/" + declared.text("/id");
        assertThat(reviewer.delete(address).code()).isEqualTo("RELATION_NOT_FOUND");
        assertThat(relative.delete(address).status()).isEqualTo(204);
        assertThat(relative.delete(address).code()).isEqualTo("RELATION_NOT_FOUND");
        moved(relative.post(path + "/opinion", OPINION), "OPINED");
    }

    @Test
    void inTheCasesOfTheirFirmOfficialsDoNothing() {
        Client firm = firm(newPerson());
        String change = complete(firm, "firm-name-change", "140200", FIRM_FORM);
        submitted(firm, change);
        Client partner = as(TestIdentity.official("par-" + newPerson(), "官合", "140200", "counter"));
        String body = "{\"kind\":\"FIRM\",\"number\":\"%s\",\"note\":\"曾任合伙人\"}".formatted(FIRM.toLowerCase());
        String key = UUID.randomUUID().toString();
        Answer first = partner.post("/api/reviews/relations", key, body);
        assertThat(partner.post("/api/reviews/relations", key, body).raw().body())
                .isEqualTo(first.raw().body());

        assertThat(partner.post(change + "/acceptance", "{}").code()).isEqualTo("NOT_CONFLICTED");
        assertThat(partner.post("/api/reviews/relations", "{\"kind\":\"FIRM\",\"number\":\"x y\",\"note\":\"x\"}")
                        .code())
                .isEqualTo("INVALID_FIELDS");
        assertThat(firm.get("/api/reviews/relations").status()).isEqualTo(403);
    }

    private static String byName(String name) {
        return "{\"official\":\"%s\",\"reason\":\"与我有利害关系\"}".formatted(name);
    }

    private static String decision(boolean granted, String account) {
        String by = account == null ? "" : ",\"account\":\"" + account + "\"";
        return "{\"granted\":" + granted + ",\"reason\":\"确有利害关系\"" + by + "}";
    }
}
