package io.tongban.e2e;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Every item of the catalogue through the running system: each online one from draft to delivered result, and once
 * lacking a material that must be named; the one that the law requires on site is refused.
 */
final class WholeCatalogue {

    private final Town town;
    private final PrintStream out;
    private final List<List<String>> rows = new ArrayList<>();
    private int delivered;
    private int recorded;
    private int refused;
    private int failed;

    WholeCatalogue(Town town, PrintStream out) {
        this.town = town;
        this.out = out;
        rows.add(List.of("办件编号", "事项", "材料", "机关", "承诺", "法定", "结果"));
    }

    /** @param only code of the one item wanted; empty for all. @return whether all went as expected */
    boolean run(String only) {
        List<String> codes = only.isEmpty() ? codes() : List.of(only);
        for (int i = 0; i < codes.size(); i++) {
            out.print("  " + (i + 1) + "/" + codes.size() + " " + codes.get(i) + ":");
            try {
                one(codes.get(i));
            } catch (Unexpected e) {
                failed++;
                rows.add(List.of("-", codes.get(i), "-", "-", "-", "-", "FAILED"));
                out.print(" FAILED: " + e.getMessage());
            }
            out.println();
        }
        out.println("\n" + Words.table(rows));
        out.println("\n" + delivered + " delivered (" + recorded + " on a recorded decision of the Ministry), "
                + refused + " refused by law, " + failed + " failed");
        return failed == 0;
    }

    private void one(String code) {
        JsonNode guide = Person.visitor(town.access())
                .get("/api/catalog/items/" + code)
                .expect(200)
                .body();
        Traveller traveller = new Traveller(town, word -> out.print(" " + word));
        if (!guide.path("online").asBoolean()) {
            String why = traveller.refusedOnline(code);
            refused++;
            rows.add(List.of("-", guide.path("name").asString(), "-", "-", "-", "-", "须到现场"));
            out.print(" " + why);
            return;
        }
        Journey journey = Itinerary.of(guide, town.access().url("outside"));
        String named = traveller.refusedWithoutOne(journey);
        Traveller.Result result = traveller.go(journey);
        delivered++;
        recorded += guide.at("/levels/decide").asString().equals("ministry") ? 1 : 0;
        rows.add(List.of(
                result.caseNumber(),
                result.item(),
                result.materials() + " 缺" + named + "已指明",
                result.organs(),
                result.promised(),
                result.byLaw(),
                result.result()));
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        Person.visitor(town.access())
                .get("/api/catalog/items?limit=100")
                .expect(200)
                .body()
                .path("items")
                .forEach(item -> codes.add(item.path("code").asString()));
        return codes;
    }
}
