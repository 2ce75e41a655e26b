package io.tongban.approval.application;

import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.Move;
import java.time.LocalDate;

/** A case after a move: what documents and events are made of. */
public record Outcome(
        Application before, Move move, Item item, String caseNumber, String holder, LocalDate on, Due due) {}
