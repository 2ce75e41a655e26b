package io.tongban.approval.organ;

import org.jspecify.annotations.Nullable;

/**
 * Who answers for a document.
 *
 * @param organ code of the organ in whose name it is issued, whose numbers it bears
 * @param name of that organ, above the seal
 * @param remedy 救济告知 against that organ
 * @param entrusted name of the organ that acted on its behalf (受委托机关), null where it acted itself
 */
public record Signature(
        String organ, String name, String remedy, @Nullable String entrusted) {}
