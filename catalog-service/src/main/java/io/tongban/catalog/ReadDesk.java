package io.tongban.catalog;

import io.tongban.support.page.Cursor;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads what editors start from, and what they and others did. */
@Component
class ReadDesk {

    private static final String LOG = "log ";

    private final Desk desk;
    private final Clock clock;
    private final JsonMapper json;

    ReadDesk(Desk desk, Clock clock, JsonMapper json) {
        this.desk = desk;
        this.clock = clock;
        this.json = json;
    }

    /** The latest version of an item as it is written down. */
    Mono<DeskAnswers.Source> source(String code) {
        LocalDate today = LocalDate.now(clock);
        return Mono.defer(() -> Words.ITEM_CODE.matcher(code).matches() ? desk.load(code, today, null) : Mono.empty())
                .switchIfEmpty(
                        Mono.error(() -> Refusal.of(CatalogProblem.ITEM_UNKNOWN).exception()))
                .map(state -> answer(code, today, state));
    }

    @SuppressWarnings("unchecked")
    private static DeskAnswers.Source answer(String code, LocalDate today, Desk.State state) {
        ItemSource source = state.source() != null
                ? state.source()
                : state.files() == null ? null : new CatalogSource(state.files()).item(code);
        if (source == null) {
            throw Refusal.of(CatalogProblem.SOURCE_NOT_KEPT).exception();
        }
        return new DeskAnswers.Source(
                state.version(),
                today,
                state.coming(),
                (Map<String, Object>) DeskNames.ofApi(source.item()),
                source.form(),
                (List<Object>) DeskNames.ofApi(source.materials()),
                (List<Object>) DeskNames.ofApi(source.questions()),
                (List<Object>) DeskNames.ofApi(source.conditions()));
    }

    /** @param item code, or nothing for all */
    Mono<String> log(@Nullable String item, @Nullable String cursor, @Nullable String limit) {
        return Mono.defer(() -> {
            List<Fault> faults = new ArrayList<>();
            int rows = Paging.limit(limit, faults);
            String code = Objects.requireNonNullElse(item, "");
            if (!code.isEmpty() && !Words.ITEM_CODE.matcher(code).matches()) {
                faults.add(Paging.fault("/item", "应为小写字母、数字和连字符", Words.ITEM_CODE_TEXT));
            }
            if (!faults.isEmpty()) {
                throw Refusal.of(CatalogProblem.FILTER_INVALID, faults).exception();
            }
            return desk.log(code, Paging.after(cursor, LOG + code), rows).map(found -> page(found, code));
        });
    }

    private String page(Catalog.Rows rows, String code) {
        String next = rows.last() == null ? null : new Cursor(List.of(String.valueOf(rows.last()))).encode(LOG + code);
        return "{\"items\":" + rows.items() + ",\"next\":" + json.writeValueAsString(next) + "}";
    }
}
