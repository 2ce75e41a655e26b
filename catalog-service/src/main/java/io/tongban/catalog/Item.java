package io.tongban.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item's guide (办事指南), whole: the body of an item version.
 *
 * @param parent 主项名称
 * @param kind LICENCE 行政许可, OTHER_POWER 其他行政权力, RECORD 行政备案, BENEFIT 行政给付
 * @param kindCode two digits of GB/T 39554, see the catalogue's {@code kind_codes}
 * @param stages share of each level in the statutory period; empty where the law gives none
 * @param joint handled by several organs at once; null where one organ handles it
 * @param onlineDepth 1 to 4 (全程网办)
 * @param onSiteVisits how often the applicant must come
 * @param onSiteReason why the item cannot be applied for online; null where it can
 * @param prerequisites codes of items that must be decided before
 * @param initials first letters of the pinyin of name, parent and category, for search
 * @param form JSON Schema of the application form, whole
 * @param questions the applicant's answers to these say which materials are asked for
 * @param actsOn the earlier certificate that a grant changes, renews or ends; null where there is none
 * @param resultValidity free text of versions of before publication 6; null since
 * @param confidence how sure the catalogue is: high, medium, low, assumption
 */
public record Item(
        int seq,
        String code,
        String name,
        String parent,
        String category,
        String categoryName,
        Kind kind,
        String kindName,
        String kindCode,
        Codes codes,
        @Schema(allowableValues = {"natural", "legal"}) String applicantType,
        Levels levels,
        String levelsDescription,
        @Nullable Delegation delegation,
        Statutory statutory,
        List<Stage> stages,
        // left out where there is none: what was published before it stays the same
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Joint joint,
        Promise promise,
        boolean online,
        int onlineDepth,
        int onSiteVisits,
        @Nullable String onSiteReason,
        List<Basis> basis,

        String initials,

        @Schema(
                description =
                        "JSON Schema 2020-12, whole; x-order: order of fields, x-labels: words for values of enum,"
                                + " x-sensitive: personal, x-when: asked for only under these answers")
        Map<String, Object> form,

        List<Question> questions,
        List<Line> materials,
        List<Result> results,
        @Nullable ActsOn actsOn,
        @Nullable String resultValidity,
        Fee fee,
        List<String> prerequisites,
        List<String> related,
        @Nullable String notes,
        String confidence) {

    /** Versions of before publication 3 have neither questions nor form. */
    public Item {
        questions = questions == null ? List.of() : questions;
        form = form == null ? Map.of() : form;
    }

    /** 事项类型. */
    public enum Kind {
        LICENCE("行政许可"),
        OTHER_POWER("其他行政权力"),
        RECORD("行政备案"),
        BENEFIT("行政给付");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }

        String chinese() {
            return chinese;
        }
    }

    /**
     * Codes after GB/T 39554.
     *
     * @param basic 12 digits
     * @param implementation 31 characters: the organ's 统一社会信用代码, its level, the basic code
     * @param handling 33 characters: the implementation code and two digits
     */
    @Schema(name = "ItemCodes")
    public record Codes(String basic, String implementation, String handling) {}

    /** Which level of organ acts: county, city, province, ministry. */
    @Schema(name = "ItemLevels")
    public record Levels(
            @Schema(allowableValues = {"county", "city", "province"})
            String accept,

            @Schema(allowableValues = {"county", "city", "province"})
            String review,

            @Schema(allowableValues = {"county", "city", "province", "ministry"})
            String decide) {}

    /**
     * 委托、下放.
     *
     * @param documentsInNameOf whose name stands on documents
     */
    @Schema(name = "ItemDelegation")
    public record Delegation(String mode, List<String> delegatedTo, String documentsInNameOf, String confidence) {}

    /**
     * The period by law.
     *
     * @param from what starts it: received, accepted, announced
     * @param days the shortest reading in days of the promise, with which the promise is compared
     * @param source where it stands
     */
    @Schema(name = "StatutoryPeriod")
    public record Statutory(
            int value,

            @Schema(allowableValues = {"workday", "day", "month"})
            String unit,

            @Schema(allowableValues = {"received", "accepted", "announced"})
            String from,

            int days,
            String source) {}

    @Schema(name = "PeriodStage")
    public record Stage(String level, int value) {}

    /**
     * 统一、联合、集中办理 (行政许可法第二十六条第二款、第四十二条第二款): 45 working days, and 15 more by the people's government.
     *
     * @param organs those that take part beside the one that accepts
     * @param basis where it is laid down that they do
     */
    @Schema(name = "JointHandling")
    public record Joint(List<String> organs, String basis, String confidence) {}

    /** 承诺办结时限. */
    @Schema(name = "PromisedPeriod")
    public record Promise(
            int value,
            @Schema(allowableValues = {"workday", "day"}) String unit,

            @Schema(allowableValues = {"received", "accepted", "announced"})
            String from) {}

    /** @param article null where the text was not seen */
    @Schema(name = "LegalBasis")
    public record Basis(String law, @Nullable String article, String confidence) {}

    /**
     * One line of the material list.
     *
     * @param condition when a conditional material is asked for, in words; null otherwise
     * @param when the same as data: id of a question → answers joined by {@code |}; all must hold; empty: always
     * @param due submission, or before-delivery: by post or at the counter, once the decision is favourable
     * @param source applicant, or shared: then the office takes it from {@code sharedFrom} and does not ask for it
     * @param commitment code of the 告知承诺 that may stand in its place; null where none may
     * @param sensitivity personal, sensitive, or null
     */
    @Schema(name = "MaterialLine")
    public record Line(
            String code,
            String name,
            String group,

            @Schema(allowableValues = {"electronic", "copy", "original"})
            String form,

            @Schema(allowableValues = {"required", "conditional"})
            String requirement,

            @Nullable String condition,
            Map<String, String> when,

            @Schema(allowableValues = {"submission", "before-delivery"})
            String due,

            @Schema(allowableValues = {"applicant", "shared"})
            String source,

            @Nullable String sharedFrom,
            @Nullable String commitment,
            @Nullable String sensitivity,
            @Nullable String note) {

        /** As with the item. */
        public Line {
            when = when == null ? Map.of() : when;
            due = due == null ? Words.DUES.get(0) : due;
        }
    }

    /**
     * 办理结果. Versions of before publication 6 say only name and form.
     *
     * @param kind of paper, see {@link Chinese#RESULT_KINDS}
     * @param issuer organ: the deciding one makes it; ministry: it is only recorded here
     * @param permits what its holder may do, in words
     * @param condition under which answers it is issued, in words; null: always
     * @param when the same as data, as with a material
     * @param effect what the grant does to an earlier certificate: issues a first one, changes or reissues (the old one is
     *     replaced), renews, or ends it
     * @param type of certificate, by which a later item may act on it; null where none may
     * @param of type of the certificate that it ends; null where it ends none
     * @param holder fields of the form's own part: the first that is filled names the holder; none: the applicant
     * @param shows fields of the form's own part that stand on it
     */
    @Schema(name = "ItemResult")
    public record Result(
            String name,
            String form,

            @Schema(allowableValues = {"licence", "certificate", "notice", "reply", "receipt"}) @Nullable
            String kind,

            @Nullable String kindName,

            @Schema(allowableValues = {"organ", "ministry"}) @Nullable
            String issuer,

            @Nullable String permits,
            @Nullable String condition,
            Map<String, String> when,

            @Schema(allowableValues = {"issues", "changes", "reissues", "renews", "ends"}) @Nullable
            String effect,

            @Nullable String type,
            @Nullable String of,
            @Nullable Validity validity,
            List<String> holder,
            List<String> shows) {

        /** As with the item. */
        public Result {
            when = when == null ? Map.of() : when;
            holder = holder == null ? List.of() : holder;
            shows = shows == null ? List.of() : shows;
        }

        /** Whether it does something to an earlier certificate. */
        boolean acts() {
            return effect != null && !effect.isEmpty() && !effect.equals("issues");
        }
    }

    /**
     * How long a result is valid.
     *
     * @param value null where the unit is unlimited, or earlier: until the day of the certificate that it replaces
     * @param confidence established, memory or assumption
     */
    @Schema(name = "ResultValidity")
    public record Validity(
            @Nullable Integer value,

            @Schema(allowableValues = {"year", "month", "day", "unlimited", "earlier"})
            String unit,

            @Schema(allowableValues = {"established", "memory", "assumption"})
            String confidence) {}

    /**
     * The earlier certificate.
     *
     * @param field of the form's own part: its number
     * @param expires field with its last day; null where no result renews it
     */
    @Schema(name = "ActsOn")
    public record ActsOn(String field, @Nullable String expires) {}

    @Schema(name = "ItemFee")
    public record Fee(boolean charged, String basis) {}
}
