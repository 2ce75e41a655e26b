package io.tongban.approval.calendar;

/**
 * The whole calendar as it stood after one import.
 *
 * @param number from 1, one more with every import of any year; 0 before the first
 */
public record Edition(int number, WorkingDays workingDays) {}
