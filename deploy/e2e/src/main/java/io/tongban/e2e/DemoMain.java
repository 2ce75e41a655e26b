package io.tongban.e2e;

import io.tongban.local.Access;
import io.tongban.local.Refused;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Drives every item through the running system, one, five kinds of cases, two commitments, or a package, on a driven clock that
 * is set back at the end, and prints a line for each. {@code TONGBAN_HOME} names the data folder. Exit codes: 0 all as expected, 1 not, 3 the system is not up.
 */
public final class DemoMain {

    private static final int WRONG_USE = 2;
    private static final int NOT_UP = 3;
    private static final String PACKAGE = "package";
    private static final int MANY = 3;

    private final PrintStream out;

    private DemoMain(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String home = System.getenv().getOrDefault("TONGBAN_HOME", "");
        String what = args.length == 0 ? "" : args[0];
        boolean known = args.length == (what.equals(PACKAGE) ? 2 : Math.min(args.length, 1));
        if (home.isEmpty() || !known || what.startsWith("-")) {
            out.println("""
                    usage: deploy/demo [ITEM | kinds | commitment | package CODE]
                    every item; that one; five kinds of cases, each on dates worked out by hand;
                    a proof that is committed to, truly, and untruly with what follows;
                    a package (PK-…) under typical answers, with everybody whom it needs, to its last result
                    TONGBAN_HOME names the data folder of a running system""");
            System.exit(what.matches("-h|--help") ? 0 : WRONG_USE);
        }
        System.exit(new DemoMain(out).run(Path.of(home), List.of(args)));
    }

    private int run(Path home, List<String> args) {
        String what = args.isEmpty() ? "" : args.get(0);
        Access access;
        try {
            access = Access.of(home);
            Person.visitor(access).get("/api/me").expect(200);
        } catch (Refused | Unexpected e) {
            out.println("The system is not up: " + e.getMessage());
            out.println("Start it with deploy/up, then try again.");
            return NOT_UP;
        }
        Town town = new Town(access);
        // also when somebody ends us in the middle
        Thread hook = new Thread(() -> setBack(town), "clock");
        Runtime.getRuntime().addShutdownHook(hook);
        int code = 1;
        try {
            code = switch (what) {
                case "kinds" -> five(town);
                case "commitment" -> committed(town);
                case PACKAGE -> packaged(town, args.get(1));
                default -> whole(town, what);
            };
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
            code = setBack(town) ? code : 1;
        }
        return code;
    }

    private int whole(Town town, String what) {
        return new WholeCatalogue(town, out).run(what) ? 0 : 1;
    }

    private int packaged(Town town, String code) {
        List<Combination> typical = Combination.typical(Combination.all(Person.visitor(town.access()), MANY))
                .toList();
        Optional<Combination> wanted =
                typical.stream().filter(one -> one.code().equals(code)).findFirst();
        if (wanted.isEmpty()) {
            out.println("No package " + code + " (expected: one of "
                    + typical.stream().map(Combination::code).collect(Collectors.joining(" ")) + ")");
            return WRONG_USE;
        }
        town.clocks().at(PackageWalk.DAY);
        try {
            PackageCount count = new PackageWalk(town, wanted.get(), 0, out::println).walk();
            out.println(
                    "\n" + count.delivered() + " cases delivered, " + count.itself() + " of them filed by themselves; "
                            + count.confirmed() + " parts confirmed by others, " + count.given() + " materials given, "
                            + count.committed() + " commitments signed; " + count.issued() + " certificates verified, "
                            + count.recorded() + " only recorded");
            return 0;
        } catch (Unexpected e) {
            out.println("FAILED: " + e.getMessage());
            return 1;
        }
    }

    private int five(Town town) {
        long begun = System.nanoTime();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("办件编号", "事项", "机关", "承诺", "法定", "结果"));
        List<Journey> journeys = Journey.five(town.access().url("outside"));
        int good = 0;
        for (Journey journey : journeys) {
            out.print("  " + rows.size() + "/" + journeys.size() + " " + journey.item() + ":");
            try {
                Traveller.Result result = new Traveller(town, word -> out.print(" " + word)).go(journey);
                rows.add(List.of(
                        result.caseNumber(),
                        result.item(),
                        result.organs(),
                        result.promised(),
                        result.byLaw(),
                        result.result()));
                good++;
            } catch (Unexpected e) {
                rows.add(List.of("-", journey.item(), "-", journey.promised(), journey.byLaw(), "FAILED"));
                out.print(" FAILED: " + e.getMessage());
            }
            out.println();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        out.println("\n" + Words.table(rows));
        out.println("\n" + good + " of " + journeys.size() + " cases as expected, in " + took.toSeconds() + "."
                + took.toMillisPart() / 100 + " s");
        return good == journeys.size() ? 0 : 1;
    }

    /** 告知承诺: found true, the case goes on; found untrue, it ends, its signer is barred, and is repaired. */
    private int committed(Town town) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("承诺", "事项", "材料", "结果"));
        int good = 0;
        for (CommitmentWalk.Outcome outcome :
                List.of(CommitmentWalk.Outcome.TRUE, CommitmentWalk.Outcome.FALSE_BEFORE)) {
            Certified proof = Certified.ALL.get(good);
            out.print("  " + proof.code() + " " + proof.item() + ":");
            try {
                new CommitmentWalk(town, word -> out.print(" " + word)).go(proof, outcome);
                rows.add(List.of(proof.code(), proof.item(), proof.material(), outcome.text));
                good++;
            } catch (Unexpected e) {
                out.println(" FAILED: " + e.getMessage());
                break;
            }
            out.println();
        }
        out.println("\n" + Words.table(rows));
        return good == 2 ? 0 : 1;
    }

    private boolean setBack(Town town) {
        try {
            town.clocks().end();
            return true;
        } catch (Unexpected e) {
            out.println(
                    "The clock could not be set back: " + e.getMessage() + "\ndeploy/down and deploy/up do it too.");
            return false;
        }
    }
}
