package io.tongban.approval.bundle;

/** Where a step of a bundle stands, and what its owner does next. */
enum Status {
    ON_SITE("须到现场办理", "请按指南准备材料,到受理机关窗口提交;办结后,后面的事项即可提交"),
    OTHERS("由其他当事人办理", "请邀请该当事人以本人身份确认并办理"),
    DISCARDED("草稿已删除", "请从回收站恢复;已清除的,请单独新建申请"),
    WAITING("已备好,等待前面的事项", "前面的事项准予后即可提交,其结果的编号、日期自动填入"),
    BLOCKED("前面的事项未获准予,不能办理", "本事项依赖的结果没有取得;其他事项不受影响"),
    TO_CONFIRM("等待有关当事人确认", "请邀请有关当事人以本人身份确认"),
    READY("可以提交", "请补齐表单和材料后提交"),
    UNDER_WAY("办理中", "请等待办理,留意通知"),
    CORRECTION("需要补正", "请按补正通知修改后提交"),
    GRANTED("已准予", "请查收文书和证照"),
    ENDED("已结束,未获准予", "请查看文书;可以依法寻求救济,或者重新申请");

    private final String text;
    private final String next;

    Status(String text, String next) {
        this.text = text;
        this.next = next;
    }

    String text() {
        return text;
    }

    String next() {
        return next;
    }
}
