package io.tongban.support.problem;

/**
 * One thing that is wrong with what was sent.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code /materials/CODE} for a material
 * @param code stable, e.g. {@code REQUIRED}, {@code FORMAT}, {@code CHECK_DIGIT}
 * @param detail in Chinese, for people
 * @param detailEn the same in English
 */
public record Fault(String pointer, String code, String detail, String detailEn) {}
