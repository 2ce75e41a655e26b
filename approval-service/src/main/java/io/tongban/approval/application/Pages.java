package io.tongban.approval.application;

import io.tongban.support.page.Cursor;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns one row more than asked for into a page with its cursor. */
@Component
public class Pages {

    private static final int MOST = 100;

    private final JsonMapper json;

    Pages(JsonMapper json) {
        this.json = json;
    }

    /** Between 1 and 100. */
    public static int size(int asked) {
        return Math.max(1, Math.min(MOST, asked));
    }

    /**
     * @param rows JSON array as PostgreSQL made it, at most {@code size + 1} long
     * @param keys names of the fields that the rows are sorted by
     * @return JSON {@code {items, next}}; {@code next} is null on the last page
     */
    public String of(String rows, int size, String filters, List<String> keys) {
        ArrayNode items = (ArrayNode) json.readTree(rows);
        ObjectNode page = json.createObjectNode();
        boolean more = items.size() > size;
        if (more) {
            items.remove(size);
        }
        page.set("items", items);
        if (more) {
            JsonNode last = items.get(size - 1);
            page.put(
                    "next",
                    new Cursor(keys.stream().map(k -> last.path(k).asString("")).toList()).encode(filters));
        } else {
            page.putNull("next");
        }
        return json.writeValueAsString(page);
    }
}
