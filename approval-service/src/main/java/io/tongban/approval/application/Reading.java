package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Action;

/** For what a case is loaded: it decides what is read with it, and who sees it. */
public enum Reading {
    PLAIN,
    /** reserves a case number */
    NUMBERED,
    /** an interested party may state views; of the case they see nothing else */
    INTERESTED;

    static Reading of(Action action) {
        return switch (action) {
            case SUBMIT, RECEIVE_ON_SITE -> NUMBERED;
            case GIVE_INTERESTED_VIEWS -> INTERESTED;
            default -> PLAIN;
        };
    }

    /** Once more, after somebody was faster. */
    static Reading again(Action action) {
        return of(action) == INTERESTED ? INTERESTED : PLAIN;
    }
}
