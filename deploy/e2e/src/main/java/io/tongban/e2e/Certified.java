package io.tongban.e2e;

import java.util.List;

/**
 * A proof that a commitment may replace, on an item of the catalogue that asks for it.
 *
 * @param code of the commitment
 * @param change of the draft, where the item's example would not ask for this proof; empty: none
 */
record Certified(String code, String item, String material, Applicant applicant, String change) {

    /** Each of the eight once: licences and what is none, of every level, of persons and of an organisation. */
    static final List<Certified> ALL = List.of(
            of("CM-01", "forensic-person-register", "NO-CRIME", Applicant.TIAN),
            of("CM-02", "gls-worker-practice", "CAPACITY", Applicant.TIAN),
            of("CM-03", "lawyer-practice-parttime", "NO-DISMISSAL", Applicant.TIAN),
            of("CM-04", "lawyer-transfer-in-province", "PRACTICE-EXP", Applicant.TIAN),
            of("CM-05", "firm-address-change", "PREMISES", Applicant.ZHAO),
            of("CM-06", "firm-form-change", "ASSETS", Applicant.ZHAO),
            new Certified(
                    "CM-07",
                    "forensic-person-register",
                    "FP-EXP",
                    Applicant.TIAN,
                    "{\"answers\":{\"expertise\":[\"education\"]}}"),
            of("CM-08", "legal-aid-apply", "LA-ECON", Applicant.TIAN));

    /** One more of what is neither licence, record nor benefit. */
    static final Certified OTHER_POWER =
            new Certified("CM-05", "gls-office-change-cancel", "PREMISES", Applicant.ZHAO, """
            {"answers":{"change":["premises"],"agent":["no"]},"form":{"particulars":{"newName":null,"newPremises":"山西省太原市示例街 1 号"}}}\
            """);

    private static Certified of(String code, String item, String material, Applicant applicant) {
        return new Certified(code, item, material, applicant, "");
    }

    /** Another that the same applicant may commit to, on another item. */
    Certified next() {
        int at = ALL.indexOf(this);
        for (int i = 1; i < ALL.size(); i++) {
            Certified other = ALL.get((at + i) % ALL.size());
            if (other.applicant().equals(applicant) && !other.item().equals(item)) {
                return other;
            }
        }
        throw new Unexpected("no other commitment of " + applicant.login());
    }
}
