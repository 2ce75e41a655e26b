package io.tongban.approval.form;

/**
 * A sensitive value of a form, sealed.
 *
 * @param pointer JSON pointer of the field
 * @param sealed Base64
 * @param lookup HMAC-SM3 of the value, for exact search
 */
public record Secret(String pointer, String keyId, String sealed, String lookup) {}
