package io.tongban.notice.template;

/**
 * A notice's words, plain text; a page must escape them.
 *
 * @param template name, equal to the event's code
 * @param version of the template
 * @param title one line
 */
public record Rendered(String template, int version, String title, String body, String titleEn, String bodyEn) {}
