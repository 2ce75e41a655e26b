package io.tongban.approval.bundle;

import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.form.Secret;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Forms of several drafts of one owner, saved together. */
final class SavedForms {

    /** Part of a statement: {@code given}, with revisions; asks for {@code :forms}. */
    static final String GIVEN = """
            given as (
                select * from jsonb_to_recordset(:forms)
                    as g (id uuid, revision int, form jsonb, answers jsonb, prefilled jsonb)),
            """;
    /** Part of a statement; asks for {@code given}, {@code kept}, {@code :secrets} and {@code :at}. */
    static final String WRITTEN = """
            saved as (
                update application a set form = g.form, answers = g.answers, prefilled = g.prefilled,
                    revision = a.revision + 1, form_revision = a.revision + 1, updated_at = :at
                from given g, kept where a.id = g.id returning a.id),
            secrets as (
                select * from jsonb_to_recordset(:secrets)
                    as s (application uuid, pointer text, "keyId" text, sealed text, lookup text)),
            gone as (
                delete from form_secret f using saved
                where f.application_id = saved.id and f.pointer not like '/interestedParties/%'
                    and not exists (select from secrets s where s.application = f.application_id and s.pointer = f.pointer)),
            sealed as (
                insert into form_secret (application_id, pointer, key_id, sealed, lookup)
                select saved.id, s.pointer, s."keyId", s.sealed, s.lookup
                from saved join secrets s on s.application = saved.id
                on conflict (application_id, pointer) do update
                    set key_id = excluded.key_id, sealed = excluded.sealed, lookup = excluded.lookup)
            """;

    private SavedForms() {}

    /** For {@code :forms}. */
    static List<Map<String, Object>> forms(List<Filled> drafts) {
        return drafts.stream()
                .map(one -> Map.<String, Object>of(
                        "id", one.draft().id(),
                        "revision", one.draft().revision(),
                        "form", one.form().masked(),
                        "answers", one.answers(),
                        "prefilled", one.left()))
                .toList();
    }

    /** For {@code :secrets}. */
    static List<Map<String, Object>> secrets(List<Filled> drafts) {
        return drafts.stream()
                .flatMap(one -> rows(one.draft().id(), one.form().secrets()))
                .toList();
    }

    static Stream<Map<String, Object>> rows(UUID application, List<Secret> secrets) {
        return secrets.stream()
                .map(secret -> Map.<String, Object>of(
                        "application", application,
                        "pointer", secret.pointer(),
                        "keyId", secret.keyId(),
                        "sealed", secret.sealed(),
                        "lookup", secret.lookup()));
    }
}
