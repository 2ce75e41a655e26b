package io.tongban.approval.rating;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Pages;
import io.tongban.approval.rating.RatingViews.RatingPage;
import io.tongban.approval.rating.RatingViews.Row;
import io.tongban.approval.rating.Ratings.Figures;
import io.tongban.support.identity.Passport;
import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Refusal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The ratings of one's own organ, and their figures. */
@Component
class ReadRatings {

    private static final String DEFINITION =
            "统计本机关在所选日期内办结的申请办件；每件最多评价一次。好评率＝（非常满意＋满意＋基本满意）÷已评价，未评价的单独列出，不计入好评，也不作默认评价。";

    private final Ratings ratings;
    private final RatingViews views;

    ReadRatings(Ratings ratings, RatingViews views) {
        this.ratings = ratings;
        this.views = views;
    }

    /** @param level null for all; @param state of the task, empty for all ratings, ANY for all that have a task */
    record Question(
            @Nullable Level level, String state, @Nullable String cursor, int limit) {}

    /**
     * @param unrated 未评价
     * @param satisfied share of the rated that is not negative, in percent with one decimal; null where none is rated
     */
    record FiguresView(
            LocalDate from,
            LocalDate to,
            long closed,
            long rated,
            long unrated,
            Map<Level, Long> levels,
            @Nullable Double satisfied,
            String definition) {}

    Mono<RatingPage> page(Passport who, Question question) {
        String organ = organ(who);
        Level level = question.level();
        String filters = organ + " " + level + " " + question.state();
        Cursor after = Cursor.decode(question.cursor(), filters, 2);
        int size = Pages.size(question.limit());
        return ratings.ofOrgan(new Ratings.Question(
                        organ,
                        level == null ? 0 : level.number(),
                        question.state(),
                        after == null ? null : after.key(0, OffsetDateTime::parse),
                        after == null ? null : after.key(1, UUID::fromString),
                        size + 1))
                .map(rows -> page(rows, size, filters));
    }

    private RatingPage page(List<Row> rows, int size, String filters) {
        List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
        String next = null;
        if (rows.size() > size) {
            Row last = shown.get(size - 1);
            next = new Cursor(List.of(last.ratedAt().toString(), last.id().toString())).encode(filters);
        }
        return new RatingPage(shown.stream().map(views::of).toList(), next);
    }

    /** Fails with PERIOD_WRONG where the days are in the wrong order. */
    Mono<FiguresView> figures(Passport who, LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            throw Refusal.of(ApprovalProblem.PERIOD_WRONG).exception();
        }
        return ratings.figures(organ(who), from, to).map(figures -> view(from, to, figures));
    }

    private static FiguresView view(LocalDate from, LocalDate to, Figures figures) {
        Map<Level, Long> levels = new LinkedHashMap<>();
        levels.put(Level.VERY_SATISFIED, figures.five());
        levels.put(Level.SATISFIED, figures.four());
        levels.put(Level.FAIRLY_SATISFIED, figures.three());
        levels.put(Level.DISSATISFIED, figures.two());
        levels.put(Level.VERY_DISSATISFIED, figures.one());
        long good = figures.five() + figures.four() + figures.three();
        Double satisfied = figures.rated() == 0 ? null : Math.round(1000.0 * good / figures.rated()) / 10.0;
        return new FiguresView(
                from,
                to,
                figures.closed(),
                figures.rated(),
                figures.closed() - figures.rated(),
                levels,
                satisfied,
                DEFINITION);
    }

    private static String organ(Passport who) {
        String organ = who.organ();
        return organ == null ? "" : organ;
    }
}
