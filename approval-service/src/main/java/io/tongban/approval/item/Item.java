package io.tongban.approval.item;

import io.tongban.approval.calendar.Period;
import io.tongban.approval.calendar.Period.Unit;
import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.lifecycle.StatutoryClock.Terms;
import io.tongban.approval.lifecycle.Trigger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fields of an item version that a case needs, as the catalogue tells them to its neighbours. */
public record Item(
        String code,
        int version,
        String name,
        Kind kind,
        String applicantType,
        boolean online,
        @Nullable String onSiteReason,
        Levels levels,
        Span statutory,
        List<Stage> stages,
        Span promise,
        List<Material> materials,
        List<Result> results,
        boolean illustration) {

    /** Levels of the accepting, reviewing and deciding organ: ministry, province, city, county. */
    public record Levels(String accept, String review, String decide) {}

    /** @param unit workday, day or month; @param from received, accepted or announced */
    public record Span(
            int value, String unit, String from, @Nullable String source) {

        Period period() {
            return new Period(value, Unit.valueOf(unit.toUpperCase(Locale.ROOT)));
        }

        Trigger trigger() {
            return Trigger.valueOf(from.toUpperCase(Locale.ROOT));
        }
    }

    /** One organ's part of the statutory period, in working days. */
    public record Stage(String level, int value) {}

    public record Material(
            String code,
            String name,
            String group,
            String form,
            String requirement,
            @Nullable String condition,
            String source) {

        /** Must be uploaded before submission: not made from the form, not fetched, not handed in on paper later. */
        public boolean mustBeUploaded() {
            return requirement.equals("required")
                    && source.equals("applicant")
                    && !form.equals("original")
                    && !group.equals("application-form");
        }
    }

    public record Result(String name) {}

    public boolean forOrganisations() {
        return applicantType.equals("legal");
    }

    public Terms terms() {
        return new Terms(
                kind,
                statutory.period(),
                statutory.trigger(),
                stages.stream().map(s -> new Period(s.value(), Unit.WORKDAY)).toList(),
                promise.period(),
                promise.trigger(),
                null);
    }
}
