package io.tongban.e2e;

import java.util.List;
import java.util.Objects;

/**
 * One case from draft to delivered result. All days are in March 2026, whose working days are published.
 *
 * @param promised as the catalogue must say it, e.g. 7个工作日
 * @param byLaw the same of the statutory limit
 */
public record Journey(
        String item, String region, Applicant applicant, String promised, String byLaw, List<Step> steps) {

    /** Decided by the Ministry on the 18th; the document is the stand-in's. */
    private static final String NUMBER = "司许决〔2026〕12号";

    /** One of each kind. */
    public static List<Journey> five(String outside) {
        String document = outside + "/ministry/decisions/" + Words.encoded(NUMBER);
        return List.of(licence(), forwarded(), ministry(document), record(), aid());
    }

    /** Names of the events that the applicant is told of, in order. */
    public List<String> notices() {
        return steps.stream().map(Step::notice).filter(Objects::nonNull).toList();
    }

    /** Accepted and decided by the province. */
    public static Journey licence() {
        return new Journey(
                "forensic-person-renew",
                "140105",
                Applicant.ZHANG,
                "7个工作日",
                "20个工作日",
                List.of(
                        Step.submission("2026-03-02", "2026-03-09"),
                        Step.acceptance("2026-03-03", "sheng-shouli", "2026-03-31"),
                        Step.opinion("2026-03-05", "sheng-shencha"),
                        Step.grant("2026-03-10", "sheng-jueding"),
                        Step.delivery("2026-03-11", "sheng-shouli")));
    }

    /** Accepted and examined by a city, decided by the province; not one of those that cities decide for the province. */
    private static Journey forwarded() {
        return new Journey(
                "lawyer-transfer-inbound",
                "140105",
                Applicant.LI,
                "10个工作日",
                "30个工作日",
                List.of(
                        Step.submission("2026-03-02", "2026-03-09"),
                        Step.acceptance("2026-03-03", "taiyuan-shouli", "2026-03-31"),
                        Step.opinion("2026-03-06", "taiyuan-shencha"),
                        Step.forwarding("2026-03-09", "taiyuan-shencha", "2026-03-23"),
                        Step.opinion("2026-03-11", "sheng-shencha"),
                        Step.grant("2026-03-13", "sheng-jueding"),
                        Step.delivery("2026-03-16", "sheng-shouli")));
    }

    /** Examined by the province, decided by the Ministry, recorded here. */
    private static Journey ministry(String document) {
        return new Journey(
                "foreign-rep-change",
                "140000",
                Applicant.WANG,
                "15个工作日",
                "20个工作日",
                List.of(
                        Step.submission("2026-03-02", "2026-03-09"),
                        Step.acceptance("2026-03-03", "sheng-shouli", "2026-03-31"),
                        Step.opinion("2026-03-05", "sheng-shencha"),
                        Step.reportOut("2026-03-06", "sheng-jueding"),
                        Step.outsideDecision("2026-03-20", "sheng-jueding", NUMBER, "2026-03-18", document),
                        Step.delivery("2026-03-23", "sheng-shouli")));
    }

    /** 备案 at a county: no five days, no opinion. */
    private static Journey record() {
        return new Journey(
                "mediation-org-record",
                "140105",
                Applicant.CHEN,
                "5个工作日",
                "20个工作日",
                List.of(
                        Step.submission("2026-03-02", null),
                        Step.acceptance("2026-03-03", "xiaodian-shouli", "2026-03-31"),
                        Step.grant("2026-03-04", "xiaodian-jueding"),
                        Step.delivery("2026-03-05", "xiaodian-shouli")));
    }

    /** 行政给付: natural days, from receipt. */
    private static Journey aid() {
        return new Journey(
                "legal-aid-apply",
                "140000",
                Applicant.ZHANG,
                "3日",
                "7日",
                List.of(
                        Step.submission("2026-03-02", "2026-03-09"),
                        Step.acceptance("2026-03-03", "sheng-shouli", "2026-03-09"),
                        Step.opinion("2026-03-04", "sheng-shencha"),
                        Step.grant("2026-03-05", "sheng-jueding"),
                        Step.assignment("2026-03-05", "sheng-shencha"),
                        Step.delivery("2026-03-05", "sheng-shouli")));
    }
}
