package io.tongban.approval.application;

import io.tongban.approval.lifecycle.Move;
import io.tongban.approval.lifecycle.Role;

/** A button: {@code path} is the end of the address to post to. */
public record OpenAction(String action, String name, String path, String basis) {

    private static String path(Move move) {
        return (move.by() == Role.WINDOW ? "window/" : "") + move.action().path();
    }

    public static OpenAction of(Move move) {
        return new OpenAction(move.action().name(), move.action().text(), path(move), move.basis());
    }
}
