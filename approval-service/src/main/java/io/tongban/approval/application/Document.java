package io.tongban.approval.application;

import java.time.LocalDate;

/** 文书 as issued with a move. {@code kind}: stable name; {@code number}: unique, made of the case number. */
public record Document(String kind, String number, String title, String text, LocalDate issuedOn) {}
