package io.tongban.e2e;

import org.jspecify.annotations.Nullable;

/**
 * Who applies, and what they write into the form.
 *
 * @param login name at the provincial login
 * @param organisation 统一社会信用代码 of the one they act for; null: for themselves
 * @param form as {@code PATCH /api/applications/{id}} wants it
 */
public record Applicant(String login, @Nullable String organisation, String form) {

    public static final Applicant ZHANG = person("zhang", "张伟", "140105199003070012");
    public static final Applicant LI = person("li", "李娜", "140106199208150020");
    /** Commits in place of proofs, and answers for it: apart from all others. */
    public static final Applicant TIAN = person("tian", "田雨", "140109198804120033");

    public static final Applicant WANG = organisation("wang", "王强", "31140000MD0X00016Q", "山西示例律师事务所", "赵敏");
    public static final Applicant CHEN = organisation("chen", "陈静", "91140100MA0X00066N", "太原示例商会", "陈静");

    /** The head of that firm, who alone commits for it. */
    public static final Applicant ZHAO = organisation("zhao", "赵敏", "31140000MD0X00016Q", "山西示例律师事务所", "赵敏");

    /** The person in that system, acting for whom they act. */
    public Person in(Town town) {
        Person person = town.applicant(login);
        return organisation == null ? person : person.actingFor(organisation);
    }

    private static Applicant person(String login, String name, String number) {
        return new Applicant(login, null, """
                {"form":{"name":"%s","identityType":"111","identityNumber":"%s","phone":"13900000001",\
                "address":"太原市小店区长治路1号","matter":"申请办理","electronicDelivery":true}}""".formatted(name, number));
    }

    private static Applicant organisation(String login, String name, String code, String organisation, String head) {
        return new Applicant(login, code, """
                {"form":{"principal":{"name":"%s","creditCode":"%s","legalRepresentative":"%s"},\
                "operator":{"name":"%s","identityType":"111","identityNumber":"140202198511201025",\
                "phone":"13900000002"},"address":"太原市小店区","matter":"申请办理","electronicDelivery":true}}""".formatted(organisation, code, head, name));
    }
}
