package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.Committing;
import org.junit.jupiter.api.Test;

/** The words of a commitment come with the item version: published anew, they are what a new draft is shown. */
class CommitmentWordsIT extends Committing {

    private static final String WORDED = "commitments-worded";
    private static final String WORDS = """
            [{"code":"CM-01","version":2,"name":"无犯罪记录证明","whatIsProved":"另一种说法","replacesMaterials":["NO-CRIME"],
            "legalBasisOfProof":"律师法第七条第(二)项","applicants":"自然人(本人)","verification":{"method":"在线核验",
            "stage":"事中(决定前)","deadline":"决定前完成","deadlineConfidence":"assumption"},"falseCommitment":{
            "inProcess":"终止办理","afterDecision":"责令限期整改","credit":"记入信用记录","criminal":"移送司法机关"}}]
            """;

    @Test
    void newWordsAreShownToNewDraftsAndWhatWasSignedStaysAsItWasSigned() {
        Client applicant = person(newPerson());
        published(WORDED, 1, "[]");
        String before = filled(applicant);
        Answer old = notice(applicant, before, "NO-CRIME");
        assertThat(old.text("/version")).isEqualTo("1");
        signed(applicant, before, "NO-CRIME");

        published(WORDED, 2, WORDS);
        String after = filled(applicant);
        Answer shown = notice(applicant, after, "NO-CRIME");
        assertThat(shown.text("/version")).isEqualTo("2");
        assertThat(shown.text("/text")).contains("另一种说法");
        Answer refused = applicant.post(one(after, "NO-CRIME") + "/signature", on(old));
        assertThat(refused.code()).isEqualTo("NOTICE_OUTDATED");
        assertThat(refused.body().path("noticeVersion").asInt()).isEqualTo(2);
        signed(applicant, after, "NO-CRIME");
        assertThat(item(applicant, after, "NO-CRIME").path("noticeVersion").asInt())
                .isEqualTo(2);

        assertThat(notice(applicant, before, "NO-CRIME").text("/text")).isEqualTo(old.text("/text"));
        assertThat(applicant.post(before + "/submission", "{}").code()).isEqualTo("ITEM_CHANGED");
        assertThat(applicant
                        .post(before + "/submission", "{\"itemVersion\":2}")
                        .raw()
                        .body())
                .as("it must be read and signed again")
                .contains("\"/commitments/NO-CRIME\"", "NOTICE_OUTDATED");
    }

    /** A catalogue that says the same version in other words asks nobody to sign again. */
    @Test
    void whatIsSubmittedIsWhatWasShown() {
        Client applicant = person(newPerson());
        published(WORDED, 3, "[]");
        String path = filled(applicant);
        signed(applicant, path, "NO-CRIME");

        published(WORDED, 3, WORDS);

        assertThat(applicant.post(path + "/submission", "{}").raw().body()).doesNotContain("NOTICE_OUTDATED");
    }

    private static String filled(Client applicant) {
        String path = draft(applicant, WORDED, PROVINCE);
        assertThat(applicant.patch(path, "1", ownForm()).status()).isEqualTo(200);
        return path;
    }
}
