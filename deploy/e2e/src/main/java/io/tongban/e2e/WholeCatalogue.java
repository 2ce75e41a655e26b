package io.tongban.e2e;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Every item of the catalogue through the running system: each online one from draft to delivered result, and once
 * lacking a material that must be named; the one that the law requires on site is refused. Every result is looked at, on
 * paper and by its code; one is revoked, one expires.
 */
final class WholeCatalogue {

    private final Town town;
    private final PrintStream out;
    private final Certificates look;
    private final Afterwards afterwards;
    private final List<List<String>> rows = new ArrayList<>();
    private int delivered;
    private int recorded;
    private int certificates;
    private int recordedOnly;
    private int refused;
    private int failed;

    WholeCatalogue(Town town, PrintStream out) {
        this.town = town;
        this.out = out;
        this.look = new Certificates(town);
        this.afterwards = new Afterwards(town, look);
        rows.add(List.of("办件编号", "事项", "材料", "机关", "承诺", "法定", "结果", "证照"));
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
                rows.add(List.of("-", codes.get(i), "-", "-", "-", "-", "FAILED", "-"));
                out.print(" FAILED: " + e.getMessage());
            }
            out.println();
        }
        out.println("\n" + Words.table(rows));
        out.println("\n" + delivered + " delivered (" + recorded + " on a recorded decision of the Ministry), "
                + refused + " refused by law, " + failed + " failed; " + certificates + " certificates verified, "
                + recordedOnly + " only recorded");
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
            rows.add(List.of("-", guide.path("name").asString(), "-", "-", "-", "-", "须到现场", "-"));
            out.print(" " + why);
            return;
        }
        Journey journey = Itinerary.of(guide, town.access().url("outside"));
        String named = traveller.refusedWithoutOne(journey);
        Traveller.Result result = traveller.go(journey);
        Person holder = journey.applicant().in(town);
        Certificates.Count count = look.check(guide, holder, result.path());
        certificates += count.issued();
        recordedOnly += count.recorded();
        String shown = count.issued() + "份可核验" + (count.recorded() == 0 ? "" : "，" + count.recorded() + "份只登记")
                + (code.equals(Afterwards.REVOKED) ? "，后" + afterwards.revoked(holder, result.path()) : "")
                + (code.equals(Afterwards.EXPIRING) ? "，后" + afterwards.expired(holder, result.path()) : "");
        delivered++;
        recorded += guide.at("/levels/decide").asString().equals("ministry") ? 1 : 0;
        rows.add(List.of(
                result.caseNumber(),
                result.item(),
                result.materials() + " 缺" + named + "已指明",
                result.organs(),
                result.promised(),
                result.byLaw(),
                result.result(),
                shown));
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
