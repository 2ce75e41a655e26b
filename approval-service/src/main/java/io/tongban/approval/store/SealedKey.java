package io.tongban.approval.store;

/**
 * The key of one file, kept under a key of the installation.
 *
 * @param keyId which one
 * @param sealed Base64
 */
public record SealedKey(String keyId, String sealed) {}
