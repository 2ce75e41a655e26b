package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Move;

/** A button: {@code path} is the last word of the address to post to. */
public record OpenAction(String action, String name, String path, String basis) {

    public static OpenAction of(Move move) {
        return new OpenAction(
                move.action().name(), move.action().text(), move.action().path(), move.basis());
    }
}
