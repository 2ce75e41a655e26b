package io.tongban.e2e;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who applies, and what they write into the form.
 *
 * @param login name at the provincial login
 * @param organisation 统一社会信用代码 of the one they act for; null: for themselves
 * @param signs login name of who signs a commitment: the person, or the organisation's legal representative, if one is known
 * @param form as {@code PATCH /api/applications/{id}} wants it
 */
public record Applicant(
        String login,
        @Nullable String organisation,
        @Nullable String signs,
        String form) {

    public static final Applicant ZHANG = person("zhang", "张伟", "140105199003070012");
    public static final Applicant LI = person("li", "李娜", "140106199208150020");
    /** Commits in place of proofs, and answers for it: apart from all others. */
    public static final Applicant TIAN = person("tian", "田雨", "140109198804120033");

    public static final Applicant WANG = organisation("wang", "王强", "31140000MD0X00016Q", "山西示例律师事务所", "赵敏", "zhao");
    public static final Applicant CHEN = organisation("chen", "陈静", "91140100MA0X00066N", "太原示例商会", "陈静", null);

    /** Any of them may be a lawyer, a partner, an expert or a notary of a package. */
    static final List<Applicant> PEOPLE = List.of(
            LI,
            person("zhao", "赵敏", "140105198804120038"),
            person("he", "何平", "140106198309250050"),
            person("qin", "秦岚", "140105199106140044"),
            person("lu", "陆川", "140202198702220018"),
            person("meng", "孟欣", "140105197908300020"),
            person("tang", "唐宁", "140106199401180037"),
            ZHANG);

    static final List<Applicant> ORGANISATIONS =
            List.of(WANG, CHEN, organisation("he", "何平", "33140000MD0X000403", "示例基层法律服务所", "何平", null));

    /** The head of that firm, who alone commits for it. */
    public static final Applicant ZHAO = organisation("zhao", "赵敏", "31140000MD0X00016Q", "山西示例律师事务所", "赵敏", "zhao");

    /** The person in that system, acting for whom they act. */
    public Person in(Town town) {
        return acting(town.applicant(login));
    }

    /** Who signs, newly logged in, as a signature asks for. */
    Person freshlyIn(Town town) {
        if (signs == null) {
            throw new Unexpected("nobody may sign for " + organisation);
        }
        return acting(Person.logInAnew(town.access(), Person.Desk.PROVINCE, signs));
    }

    private Person acting(Person person) {
        return organisation == null ? person : person.actingFor(organisation);
    }

    private static Applicant person(String login, String name, String number) {
        return new Applicant(login, null, login, """
                {"form":{"name":"%s","identityType":"111","identityNumber":"%s","phone":"13900000001",\
                "address":"太原市小店区长治路1号","matter":"申请办理","electronicDelivery":true}}""".formatted(name, number));
    }

    private static Applicant organisation(
            String login, String name, String code, String organisation, String head, @Nullable String signs) {
        return new Applicant(login, code, signs, """
                {"form":{"principal":{"name":"%s","creditCode":"%s","legalRepresentative":"%s"},\
                "operator":{"name":"%s","identityType":"111","identityNumber":"140202198511201025",\
                "phone":"13900000002"},"address":"太原市小店区","matter":"申请办理","electronicDelivery":true}}""".formatted(organisation, code, head, name));
    }
}
