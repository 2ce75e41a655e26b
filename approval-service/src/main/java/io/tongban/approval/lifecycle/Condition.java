package io.tongban.approval.lifecycle;

import java.util.function.BiPredicate;

/** What must hold for a row to apply. The names are stable codes of refusal. */
public enum Condition {
    ONLINE_ITEM(
            "本事项可以全程网办",
            "依法须到现场办理,不能网上提交",
            "The law requires this item to be filed on site",
            (facts, actor) -> facts.online()),
    CASE_HELD_HERE(
            "案件在本机关",
            "案件现不在您所在的机关",
            "The case is with another organ",
            (facts, actor) -> facts.holder().equals(actor.organ())),
    FIRST_CORRECTION(
            "此前未告知过补正",
            "补正只能一次性告知,本案已告知过",
            "Correction may be requested only once",
            (facts, actor) -> !facts.corrected()),
    WITHIN_ACCEPTANCE_LIMIT(
            "收到申请之日起五个工作日内",
            "五个工作日已满,依法自收到申请材料之日起即为受理",
            "The five working days are over: accepted by law since receipt",
            (facts, actor) -> facts.deadlines().acceptance().isOpenOn(facts.today())),
    ANSWER_TIME_OVER(
            "告知的补正期限已满",
            "告知的补正期限未满",
            "The time told for the correction is not over",
            (facts, actor) -> facts.deadlines().answer().isOverOn(facts.today())),
    NOT_INTAKE_PERSON(
            "本人未经办受理",
            "受理人员不得审查或者决定同一案件",
            "Who accepted the case may neither review nor decide it",
            (facts, actor) -> !facts.acceptedBy().contains(actor.person())),
    NOT_OPINION_PERSON(
            "本人未提出审查意见",
            "审查人员不得决定同一案件",
            "Who gave the opinion may not decide",
            (facts, actor) -> !facts.opinedBy().contains(actor.person())),
    DECIDED_HERE(
            "本机关为决定机关",
            "本机关不是该事项的决定机关",
            "This organ does not decide this item",
            (facts, actor) -> facts.next().isEmpty()),
    HIGHER_ORGAN_NEXT(
            "须转报上级机关",
            "没有须转报的上级机关",
            "There is no higher organ to forward to",
            (facts, actor) -> !facts.next().isEmpty() && !facts.next().equals(Facts.MINISTRY)),
    MINISTRY_NEXT(
            "由司法部决定",
            "该事项不由司法部决定",
            "The Ministry does not decide this item next",
            (facts, actor) -> facts.next().equals(Facts.MINISTRY));

    private final String text;
    private final String refusal;
    private final String refusalEn;
    private final BiPredicate<Facts, Actor> test;

    Condition(String text, String refusal, String refusalEn, BiPredicate<Facts, Actor> test) {
        this.text = text;
        this.refusal = refusal;
        this.refusalEn = refusalEn;
        this.test = test;
    }

    public String text() {
        return text;
    }

    public String refusal() {
        return refusal;
    }

    public String refusalEn() {
        return refusalEn;
    }

    boolean holds(Facts facts, Actor actor) {
        return test.test(facts, actor);
    }
}
