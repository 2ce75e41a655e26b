package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.bundle.FileDependants;
import io.tongban.approval.testing.Bundling;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.testing.TestIdentity;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** A package that needs other people: invited, and each confirms under their own login. */
class BundlePartiesIT extends Bundling {

    @Autowired
    FileDependants dependants;

    private static final String EXPERT = "forensic-person-renew/张伟";
    private static final String OTHER = "forensic-person-renew/李静";
    private static final String RENEW = """
            {"package":"PK-FORENSIC-RENEW","region":"140000","answers":{"leave":"no"},
            "repeats":{"forensic-person-renew":["张伟","李静"]}}
            """;

    @Test
    void aPartyConfirmsByItsCodeAndFilesItsOwnSteps() {
        Client centre = centre();
        Client expert = person(newPerson());
        String path = bundle(centre, RENEW);
        assertThat(status(centre, path, EXPERT)).isEqualTo("OTHERS");
        assertThat(centre.rows("/api/applications")).hasSize(1);

        String key = UUID.randomUUID().toString();
        Answer invited = centre.post(path + "/invitations", key, invitation(EXPERT));
        String code = invited.text("/invitations/0/code");
        assertThat(centre.post(path + "/invitations", key, invitation(EXPERT)).text("/invitations/0/code"))
                .isEqualTo(code);
        assertThat(code).hasSize(12);
        assertThat(strings("select count(*)::text from idempotency where answer::text like '%" + code + "%'"))
                .containsExactly("0");

        String once = UUID.randomUUID().toString();
        Answer confirmed = expert.post(path + "/confirmation", once, "{\"code\":\"%s\"}".formatted(code));
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
        assertThat(expert.post(path + "/confirmation", once, "{\"code\":\"%s\"}".formatted(code))
                        .body())
                .isEqualTo(confirmed.body());
        assertThat(confirmed.body().path("started").asBoolean()).isFalse();
        assertThat(step(confirmed.body(), EXPERT).path("status").asString()).isEqualTo("READY");
        assertThat(confirmed
                        .body()
                        .path("materials")
                        .valueStream()
                        .map(line -> line.path("whose").asString()))
                .isNotEmpty()
                .containsOnly(EXPERT);
        assertThat(confirmed
                        .body()
                        .at("/forms/parts")
                        .valueStream()
                        .map(part -> part.path("whose").asString()))
                .allMatch(EXPERT::equals);
        assertThat(expert.rows("/api/applications")).hasSize(1);
        assertThat(expert.rows("/api/bundles")).hasSize(1);
        JsonNode seen = centre.get(path).body();
        assertThat(seen.at("/invitations/0/name").asString()).isEqualTo("张伟");
        assertThat(seen.at("/invitations/0/code").isNull()).isTrue();
        assertThat(step(seen, EXPERT).path("form").isNull()).isTrue();
    }

    @Test
    void eachFillsInAndSubmitsTheirOwn() {
        Client centre = centre();
        Client expert = person(newPerson());
        String path = bundle(centre, RENEW);
        confirm(expert, path, code(centre, path, EXPERT));
        String revision = expert.get(path).text("/revision");

        assertThat(faults(centre.patch(path, revision, common(EXPERT)))).containsExactly("/parts/0 NOT_EDITABLE");
        assertThat(faults(expert.patch(path, revision, "{\"itemAnswers\":{\"organisation\":{\"agent\":[\"no\"]}}}")))
                .containsExactly("/itemAnswers/organisation NOT_EDITABLE");
        Answer saved = expert.patch(path, revision, common(EXPERT));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        give(expert, path, "FO-REPORT");
        Answer submitted = expert.post(path + "/submission", "{}");

        assertThat(submitted.status()).as(submitted.body().toString()).isEqualTo(200);
        assertThat(submitted.body().path("submitted")).hasSize(1);
        JsonNode step = step(centre.get(path).body(), EXPERT);
        assertThat(step.path("status").asString()).isEqualTo("UNDER_WAY");
        assertThat(step.path("documents")).isEmpty();
        assertThat(centre.get(caseOf(centre, path, EXPERT)).status()).isEqualTo(404);
        assertThat(status(centre, path, "forensic-org-renew")).isEqualTo("READY");
    }

    @Test
    void badInvitationsAndCodesAreRefused() {
        Client centre = centre();
        Client expert = person(newPerson());
        String path = bundle(centre, RENEW);
        String old = code(centre, path, EXPERT);
        String code = code(centre, path, EXPERT);

        assertThat(Stream.of(
                                confirmation(expert, path, old),
                                confirmation(expert, path, "000000000000"),
                                confirmation(expert, "/api/bundles/" + UUID.randomUUID(), code))
                        .map(Answer::code))
                .containsOnly("BUNDLE_NOT_FOUND");
        assertThat(confirmation(centre, path, code).code()).isEqualTo("OWN_CONFIRMATION");
        assertThat(confirmation(firm(newPerson()), path, code).code()).isEqualTo("APPLICANT_TYPE_WRONG");
        assertThat(centre.post(path + "/invitations", invitation("organisation"))
                        .code())
                .isEqualTo("PARTY_UNKNOWN");
        assertThat(faults(centre.post(
                        path + "/invitations", "{\"whose\":\"%s\",\"until\":\"2026-03-01\"}".formatted(EXPERT))))
                .containsExactly("/until OUT_OF_RANGE");
        at("2026-04-02");
        assertThat(confirmation(expert, path, code).code()).isEqualTo("INVITATION_OVER");
        confirm(expert, path, code(centre, path, EXPERT));
        assertThat(centre.post(path + "/invitations", invitation(EXPERT)).code())
                .isEqualTo("PARTY_CONFIRMED");
        assertThat(expert.post(path + "/invitations", invitation(OTHER)).code()).isEqualTo("BUNDLE_NOT_FOUND");
    }

    @Test
    void whoDeclinesEndsTheInvitationAndTheStarterIsToldAndMayInviteAnew() {
        Client centre = centre();
        Client expert = person(newPerson());
        String path = bundle(centre, RENEW);
        String code = code(centre, path, EXPERT);
        String body = "{\"code\":\"%s\",\"reason\":\"<b>不再执业</b>\"}".formatted(code);
        String key = UUID.randomUUID().toString();

        Answer declined = expert.post(path + "/declination", key, body);

        assertThat(declined.status()).as(declined.body().toString()).isEqualTo(200);
        assertThat(declined.text("/state")).isEqualTo("DECLINED");
        assertThat(expert.post(path + "/declination", key, body).body()).isEqualTo(declined.body());
        assertThat(confirmation(expert, path, code).code()).isEqualTo("INVITATION_DECLINED");
        assertThat(expert.post(path + "/declination", body).code()).isEqualTo("INVITATION_DECLINED");
        JsonNode seen = centre.get(path).body().at("/invitations/0");
        assertThat(seen.path("state").asString()).isEqualTo("DECLINED");
        assertThat(seen.path("reason").asString()).isEqualTo("<b>不再执业</b>");
        assertThat(seen.path("code").isNull()).isTrue();
        assertThat(toldStarter(centre)).singleElement().asString().contains("invitation-declined", "不再执业");
        assertThat(expert.get(path).status()).isEqualTo(404);

        confirm(expert, path, code(centre, path, EXPERT));
        assertThat(centre.get(path).body().at("/invitations/0/state").asString())
                .isEqualTo("CONFIRMED");
        assertThat(centre.get(path).body().at("/invitations/0/reason").isNull()).isTrue();
    }

    @Test
    void silenceIsToldOnce() {
        Client centre = centre();
        String path = bundle(centre, RENEW);
        String code = code(centre, path, EXPERT);
        code(centre, path, OTHER);
        at("2026-04-01");
        dependants.run().block();
        assertThat(toldStarter(centre)).isEmpty();

        at("2026-04-02");
        Mono.when(dependants.run(), dependants.run()).block();
        dependants.run().block();

        assertThat(toldStarter(centre)).hasSize(2).allMatch(event -> event.contains("invitation-silent"));
        assertThat(centre.get(path).body().at("/invitations/0/state").asString())
                .isEqualTo("OVER");
        assertThat(person(newPerson())
                        .post(path + "/declination", "{\"code\":\"%s\"}".formatted(code))
                        .code())
                .isEqualTo("INVITATION_OVER");
    }

    @Test
    void theStarterWithdrawsAnInvitation() {
        Client centre = centre();
        String path = bundle(centre, RENEW);
        String code = code(centre, path, EXPERT);

        Answer withdrawn = centre.post(path + "/invitation-withdrawal", invitation(EXPERT));

        assertThat(withdrawn.status()).isEqualTo(200);
        assertThat(withdrawn.text("/invitations/0/state")).isEqualTo("WITHDRAWN");
        assertThat(confirmation(person(newPerson()), path, code).code()).isEqualTo("INVITATION_WITHDRAWN");
        assertThat(centre.post(path + "/invitation-withdrawal", invitation(EXPERT))
                        .code())
                .isEqualTo("PARTY_UNKNOWN");
        assertThat(person(newPerson())
                        .post(path + "/invitation-withdrawal", invitation(EXPERT))
                        .status())
                .isEqualTo(404);
        confirm(person(newPerson()), path, code(centre, path, EXPERT));
    }

    /** Of a confirmation and a refusal at the same moment one counts. */
    @Test
    void confirmedOrDeclinedNeverBoth() {
        Client centre = centre();
        String path = bundle(centre, RENEW);
        String code = code(centre, path, OTHER);
        String body = "{\"code\":\"%s\"}".formatted(code);

        List<Integer> answers = Stream.of("/confirmation", "/declination")
                .parallel()
                .map(step -> person(newPerson()).post(path + step, body).status())
                .sorted()
                .toList();

        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isGreaterThanOrEqualTo(400).isLessThan(500);
    }

    @Test
    void ofTwoAtTheSameMomentOneConfirms() {
        Client centre = centre();
        String path = bundle(centre, RENEW);
        String code = code(centre, path, OTHER);

        List<Integer> answers = Stream.of(person(newPerson()), person(newPerson()))
                .parallel()
                .map(expert -> confirmation(expert, path, code).status())
                .sorted()
                .toList();

        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isIn(404, 412);
        assertThat(strings("select count(*)::text from application where id in (select application_id from bundle_step"
                        + " where step = '" + OTHER + "' and bundle_id = '"
                        + path.substring(path.lastIndexOf('/') + 1) + "')"))
                .containsExactly("1");
    }

    /** As the partners of a new firm: they file nothing of their own, and without them the step does not go. */
    @Test
    void whatOthersMustConfirmWaitsForThem() {
        plans(
                "PK-FIRM-SETUP",
                recorded("PK-FIRM-SETUP")
                        .replaceFirst("\"confirmedBy\": \\[\\]", "\"confirmedBy\": [\"partners\"]")
                        .replaceFirst("\"parties\": \\[", """
                        "parties": [{"whose":"partners","party":"partners","name":"其他设立人(合伙人)","label":null,
                        "kind":"natural","part":"confirms","files":[],"confirms":["firm-name-preapproval"]},
                        """));
        Client founder = person(newPerson());
        Client partner = person(newPerson());
        String path = bundle(founder, SETUP);
        assertThat(status(founder, path, NAME)).isEqualTo("TO_CONFIRM");
        Answer early = founder.post(path + "/submission", "{}");
        assertThat(early.code()).isEqualTo("NOTHING_TO_SUBMIT");
        assertThat(early.text("/waiting/0/toConfirm/0")).isEqualTo("partners");

        confirm(partner, path, code(founder, path, "partners"));

        assertThat(status(founder, path, NAME)).isEqualTo("READY");
        assertThat(founder.post(path + "/submission", "{}").code()).isEqualTo("INCOMPLETE");
        assertThat(partner.post(path + "/submission", "{}").code()).isEqualTo("NOTHING_TO_SUBMIT");
        assertThat(partner.rows("/api/applications")).isEmpty();
        assertThat(step(partner.get(path).body(), NAME).path("form").isNull()).isTrue();
    }

    @Test
    void aVisitorAndAnOfficialAreTurnedAway() {
        Client centre = centre();
        String path = bundle(centre, RENEW);

        assertThat(confirmation(official("140000", "counter"), path, "000000000000")
                        .status())
                .isEqualTo(403);
        assertThat(as(TestIdentity.person(newPerson(), "李静")).get(path).status())
                .isEqualTo(404);
    }

    /** What was told to who started, of their one bundle. */
    private static List<String> toldStarter(Client starter) {
        return strings("select body::text from outbox where body #>> '{data,recipients,0}' = '" + starter.owner()
                + "' and body ->> 'type' like '%.invitation-%' and body ->> 'subject' in (select application_id::text"
                + " from bundle_step s join bundle b on b.id = s.bundle_id where b.id = '" + lastOf(starter) + "')");
    }

    private static String lastOf(Client starter) {
        return starter.rows("/api/bundles").get(0).path("id").asString();
    }

    private static String invitation(String whose) {
        return "{\"whose\":\"%s\"}".formatted(whose);
    }

    private static String code(Client starter, String path, String whose) {
        Answer invited = starter.post(path + "/invitations", invitation(whose));
        assertThat(invited.status()).as(invited.body().toString()).isEqualTo(200);
        return invited.text("/invitations/0/code");
    }

    private static Answer confirmation(Client who, String path, String code) {
        return who.post(path + "/confirmation", "{\"code\":\"%s\"}".formatted(code));
    }

    private static void confirm(Client who, String path, String code) {
        Answer confirmed = confirmation(who, path, code);
        assertThat(confirmed.status()).as(confirmed.body().toString()).isEqualTo(200);
    }

    private static String common(String whose) {
        return "{\"parts\":[%s]}".formatted(COMMON.replace("\"founder\"", "\"" + whose + "\""));
    }
}
