package io.tongban.approval.application;

import io.tongban.approval.form.FormSecrets.Split;
import java.util.List;

/**
 * What a new draft says already.
 *
 * @param answer to the request that begins it
 */
public record FirstForm(Split form, List<Prefilled> prefilled, String answer) {}
