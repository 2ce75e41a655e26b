package io.tongban.catalog;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long a plan takes when all is warm: reading what the database answers, planning, writing the answer. Run by hand:
 * {@code java -cp … io.tongban.catalog.PlanSpeed}. With an argument it prints the first plan and ends.
 */
final class PlanSpeed {

    private static final int ROUNDS = 2_000;
    private static final JsonMapper JSON = new JsonMapper();

    private PlanSpeed() {}

    public static void main(String[] args) {
        Plans.Case typical =
                Plans.of("PK-FIRM-CHANGE", "name=yes head=yes addr=yes partner=yes charter=yes agreement=yes", 0);
        if (args.length > 0) {
            System.out.println(JSON.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(
                            args.length < 2
                                    ? typical.plan()
                                    : Plans.of(args[0], args[1], Integer.parseInt(args[2]))
                                            .plan()));
            return;
        }
        measure("largest package, seven cases", typical);
        measure(
                "a firm with three lawyers of each kind",
                Plans.of("PK-FIRM-SETUP", "form=general named=no other_firm=yes other_prov=yes all_same=yes", 3));
        measure(
                "a hundred lawyers",
                Plans.of("PK-FIRM-SETUP", "form=general named=no other_firm=yes other_prov=yes all_same=yes", 50));
    }

    private static void measure(String name, Plans.Case one) {
        PlanBasis whole = Plans.basis(one.code());
        Map<String, PlanBasis.Version> items = new java.util.TreeMap<>(whole.items());
        items.keySet()
                .retainAll(whole.content().steps().stream()
                        .map(ServicePackage.Step::item)
                        .toList());
        String stored = JSON.writeValueAsString(new PlanBasis(
                whole.on(), whole.publication(), true, whole.notice(), 1, whole.content(), items, whole.commitments()));
        long[] nanos = new long[ROUNDS];
        long[] planning = new long[ROUNDS];
        int bytes = 0;
        for (int n = 0; n < ROUNDS; n++) {
            long start = System.nanoTime();
            PlanBasis basis = JSON.readValue(stored, PlanBasis.class);
            long read = System.nanoTime();
            Plan plan = Planner.plan(basis, one.body());
            planning[n] = System.nanoTime() - read;
            bytes = JSON.writeValueAsBytes(plan).length;
            nanos[n] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        Arrays.sort(planning);
        System.out.printf(
                "%s: %d bytes read, %d written; median %s, 99 %% below %s, of that planning %s%n",
                name,
                stored.length(),
                bytes,
                micros(nanos[ROUNDS / 2]),
                micros(nanos[ROUNDS * 99 / 100]),
                micros(planning[ROUNDS / 2]));
    }

    private static String micros(long nanos) {
        return Duration.ofNanos(nanos).toNanos() / 1_000 + " µs";
    }
}
