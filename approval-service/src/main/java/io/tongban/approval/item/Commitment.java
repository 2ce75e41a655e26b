package io.tongban.approval.item;

import java.util.List;

/**
 * A certification that a signed commitment may replace (告知承诺制证明事项), in the words of the catalogue that came with the item
 * version, with what we add: how it is checked first.
 *
 * @param version of those words: others are another version
 * @param method and {@code days}: working days from submission until it is to be checked [A]; ours
 * @param further paragraphs that this notice has and others have not; ours
 */
public record Commitment(
        String code,
        int version,
        String name,
        String whatIsProved,
        List<String> replacesMaterials,
        String legalBasisOfProof,
        String applicants,
        Verification verification,
        FalseCommitment falseCommitment,
        Method method,
        int days,
        List<String> further) {

    /** In the words of the notice. */
    public record Verification(String method, String stage, String deadline) {}

    /** What follows from an untrue one. */
    public record FalseCommitment(String inProcess, String afterDecision, String credit, String criminal) {}

    /** How it is checked: 国办发〔2020〕42号, shared data first. */
    public enum Method {
        SHARED_DATA("在线核验"),
        ASSISTANCE("部门协查"),
        ON_SITE("现场核查"),
        SPOT_CHECK("双随机抽查");

        private final String text;

        Method(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }
}
