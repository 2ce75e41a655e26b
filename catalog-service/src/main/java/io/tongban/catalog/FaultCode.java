package io.tongban.catalog;

/**
 * What can be wrong with the catalogue, in files or in what an editor hands in. The codes are listed in
 * {@code faults.txt}; none is ever used for another meaning.
 */
enum FaultCode {
    // files, names and kinds of values
    FILE_UNKNOWN("目录中不应有此文件"),
    FILE_MISSING("缺少文件"),
    FILE_UNREADABLE("文件无法读取"),
    NAME_UNKNOWN("没有这个字段"),
    NAME_NOT_TEXT("字段名应为带引号的文字"),
    NAMES_WRONG("应为字段和值"),
    MISSING("必须填写"),
    TEXT_WRONG("应为文字"),
    TEXT_UNPRINTABLE("文字中有不可显示的字符"),
    NUMBER_WRONG("应为规定范围内的整数"),
    FLAG_WRONG("应为是或者否"),
    LIST_WRONG("应为列表"),
    LIST_EMPTY("至少应有一项"),
    NOT_ALLOWED("不在可选的值之中"),
    FORMAT_WRONG("格式不正确"),
    // across files
    NOT_UNIQUE("与另一项重复"),
    REFERENCE_UNKNOWN("引用的内容不存在"),
    CODE_DIFFERS("代码与所在位置不一致"),
    UNUSED("没有事项用到", true),
    TOTAL_WRONG("总数与文件不符", true),
    REPLACEMENT_DIFFERS("告知承诺可替代的材料与材料清单不一致"),
    // an item
    ITEM_CODES_WRONG("事项编码不正确"),
    ONLINE_CONTRADICTED("与可否网上办理不一致"),
    LEVELS_ORDER_WRONG("受理层级不得高于审查层级,审查层级不得高于决定层级"),
    PROMISE_TOO_LONG("承诺期限不得长于法定期限"),
    PROMISE_FROM_DIFFERS("承诺期限的起算与法定期限不一致"),
    PROMISE_UNIT_DIFFERS("承诺期限的单位与法定期限不一致"),
    STAGES_SUM_WRONG("各级期限之和不等于法定期限"),
    STAGE_LEVEL_WRONG("该层级不办理此事项"),
    JOINT_WRONG("联合办理限于行政许可,法定期限为自受理之日起45个工作日,不分级"),
    SHARED_FROM_WRONG("共享来源与材料来源不一致"),
    CONDITION_WRONG("需要材料的情形与必要性不一致"),
    ANSWERS_UNKNOWN("不是该问题的选项"),
    RESULT_ISSUER_WRONG("颁发机关与决定机关不一致"),
    RESULT_VALIDITY_WRONG("结果的有效期与其对原证照的效果不一致"),
    RESULT_EFFECT_WRONG("对原证照的效果没有写全,或者不适用"),
    RESULT_FIELD_WRONG("结果引用的字段不能用于此处"),
    QUESTION_IDLE("没有材料或者字段取决于该问题"),
    OPTIONS_WRONG("至少应有两个不同的选项"),
    // packages
    PACKAGE_ONLINE_WRONG("套餐可否全程网办与其事项不一致"),
    STEPS_CIRCULAR("步骤相互等待"),
    PARTY_WRONG("套餐各方与步骤不一致"),
    REPEATS_WRONG("可以有多件的步骤规定有误"),
    QUESTION_DIFFERS("同一方的同一问题选项不同"),
    ANSWERS_TOO_MANY("引导问题的答案组合过多"),
    EFFECTLESS("引导问题的答案不起任何作用"),
    WHEN_EMPTY_WRONG("没有事项可办的理由与答案不一致"),
    FILL_WRONG("答案所确定的内容与事项不一致"),
    COMMITMENT_NOT_OFFERED("没有步骤的材料可以用告知承诺替代"),
    SUPPLY_WRONG("套餐内产生的材料与步骤不一致"),
    // forms
    SCHEMA_INVALID("不是有效的表单定义"),
    SCHEMA_WORD_UNKNOWN("表单定义中不能使用此关键字"),
    ASSUMPTION_UNMARKED("表单应注明为假设"),
    FIELDS_OPEN("应只允许已列出的字段"),
    FIELD_COUNT_WRONG("字段过少或者过多"),
    FIELD_NAME_TAKEN("字段名已作他用"),
    FIELD_TYPE_WRONG("字段类型不正确"),
    FIELD_UNBOUNDED("字段没有上限"),
    FIELD_BLANKABLE("应有格式要求,使空白不成为答案"),
    SENSITIVE_UNMARKED("个人信息字段应标记为敏感"),
    SENSITIVE_PLACE_WRONG("敏感字段只能是列表之外的文字"),
    LABELS_WRONG("选项的名称与选项不一致"),
    REQUIRED_UNKNOWN("必填字段不存在"),
    REQUIRED_CONDITIONAL("按情形填写的字段不能列为必填"),
    REQUIRED_WITHOUT_EFFECT("必填要求没有作用"),
    EXAMPLE_WRONG("示例不符合表单"),
    FORM_SAME("与另一表单内容相同"),
    FORM_SHARED("不同主项不能共用一个表单"),
    // what an editor hands in
    EFFECTIVE_TOO_EARLY("施行日期不得早于今天"),
    TEXT_TOO_LONG("文字过长"),
    NOTHING_CHANGED("与上一版本没有差异"),
    // publications
    PUBLICATION_NUMBER_WRONG("发布号不正确"),
    PUBLICATION_DATE_WRONG("施行日期早于上次发布"),
    EDITED_AT_DESK("事项已在管理台修改,文件与之不一致");

    private final String chinese;
    private final boolean ofWholeSets;

    FaultCode(String chinese) {
        this(chinese, false);
    }

    FaultCode(String chinese, boolean ofWholeSets) {
        this.chinese = chinese;
        this.ofWholeSets = ofWholeSets;
    }

    String chinese() {
        return chinese;
    }

    /** Whether only a whole set of files can be blamed for it: one item may well leave something unused. */
    boolean ofWholeSets() {
        return ofWholeSets;
    }
}
