package io.tongban.approval.lifecycle;

import java.util.EnumSet;
import java.util.Set;

/** 事项类型, and what may follow on a case. Each has its own table of moves. */
public enum Kind {
    LICENCE("行政许可"),
    OTHER_POWER("其他行政权力"),
    RECORD("行政备案"),
    BENEFIT("行政给付"),
    /** After the end, against the holder's interest: 撤销、撤回. */
    REVOCATION("撤销、撤回行政许可"),
    /** After the end, as a formality: 注销. */
    DEREGISTRATION("注销行政许可"),
    /** After the end, of what is no licence and was got by an untrue commitment. */
    ANNULMENT("撤销备案、其他决定,终止法律援助");

    /** What can be applied for. */
    public static final Set<Kind> APPLIED_FOR = EnumSet.of(LICENCE, OTHER_POWER, RECORD, BENEFIT);

    private final String text;

    Kind(String text) {
        this.text = text;
    }

    /** Opened by an organ after a case has ended, never applied for. */
    public boolean isAfterTheEnd() {
        return !APPLIED_FOR.contains(this);
    }

    /** Whose words its documents are in: what follows on a permit is under the Licensing Act as the permit was. */
    public Kind words() {
        return switch (this) {
            case REVOCATION, DEREGISTRATION -> LICENCE;
            case ANNULMENT -> OTHER_POWER;
            default -> this;
        };
    }

    public String text() {
        return text;
    }
}
