package io.tongban.support.idempotency;

/**
 * What was answered the first time.
 *
 * @param body JSON as it was sent
 */
public record StoredAnswer(String bodyHash, int status, String body) {}
