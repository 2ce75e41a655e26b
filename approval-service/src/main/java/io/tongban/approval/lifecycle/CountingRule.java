package io.tongban.approval.lifecycle;

/** How days are counted, and why. */
public record CountingRule(String rule, String basis) {}
