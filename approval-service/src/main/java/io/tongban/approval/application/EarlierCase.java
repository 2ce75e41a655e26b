package io.tongban.approval.application;

import io.tongban.approval.form.Secret;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The case that an owner filed online last.
 *
 * @param byThem filed by the very person who now asks, not by another one of the same organisation
 * @param form its common part, with masks
 * @param secrets of that part
 */
public record EarlierCase(UUID id, String caseNumber, boolean byThem, JsonNode form, List<Secret> secrets) {}
