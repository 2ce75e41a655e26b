package io.tongban.approval.commitment;

/** Words that stand in several places. */
final class CommitmentTexts {

    static final String BASIS = "国办发〔2020〕42号";

    private CommitmentTexts() {}
}
