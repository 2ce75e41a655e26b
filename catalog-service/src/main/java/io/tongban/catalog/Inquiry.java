package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Fill;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the items (情形引导), each once for each whose, and what is known of their answers: from the answers to
 * the package's questions, from the applicant, or not yet.
 */
final class Inquiry {

    /** Whether something is asked for. */
    enum Verdict {
        YES,
        NO,
        /** on a question that is not answered yet */
        DEPENDS
    }

    /** whose → id of a question → what is known */
    private final Map<String, Map<String, Asked>> known = new LinkedHashMap<>();

    /**
     * One question of one whose.
     *
     * @param left values that the answers to the package's questions leave, in the order of the question
     * @param possible of these; all of them the answer if it is settled, else one or more of them will be
     * @param steps keys of the cases that ask
     * @param saidBy ids of the questions of the package whose answers say it already
     */
    record Asked(
            Chosen.Whose whose,
            Question question,
            List<String> left,
            List<String> possible,
            boolean settled,
            Set<String> steps,
            Set<String> saidBy) {

        Verdict verdict(String term) {
            List<String> wanted = When.values(term);
            boolean some = possible.stream().anyMatch(wanted::contains);
            if (!some) {
                return Verdict.NO;
            }
            return settled || wanted.containsAll(possible) ? Verdict.YES : Verdict.DEPENDS;
        }
    }

    /** Values that the answers to the package's questions say of one question of one whose. */
    private record Said(Set<String> values, Set<String> by) {}

    private Inquiry() {}

    /** What is wrong with the answers to questions of items is added to the faults; such an answer counts as none. */
    static Inquiry of(List<Chosen> chosen, ServicePackage given, PlanRequest request, PlanFaults faults) {
        Inquiry inquiry = new Inquiry();
        Map<String, Map<String, Said>> said = said(chosen, given, request.answers());
        for (Chosen one : chosen) {
            Map<String, Asked> ofWhose =
                    inquiry.known.computeIfAbsent(one.whose().key(), none -> new LinkedHashMap<>());
            for (Question question : one.item().questions()) {
                Asked earlier = ofWhose.get(question.id());
                Asked now = earlier == null ? asked(one, question, said, request, faults) : earlier;
                now.steps().add(one.key());
                ofWhose.put(question.id(), now);
            }
        }
        inquiry.unasked(request, faults);
        return inquiry;
    }

    /** Whether a condition holds for one whose, as far as is known. */
    Verdict verdict(Chosen.Whose whose, Map<String, String> when) {
        Verdict verdict = Verdict.YES;
        for (Map.Entry<String, String> term : when.entrySet()) {
            Asked asked = asked(whose, term.getKey());
            Verdict one = asked == null ? Verdict.NO : asked.verdict(term.getValue());
            if (one == Verdict.NO) {
                return Verdict.NO;
            }
            verdict = one == Verdict.DEPENDS ? one : verdict;
        }
        return verdict;
    }

    /** Ids of the questions on which a condition still depends. */
    List<String> open(Chosen.Whose whose, Map<String, String> when) {
        return when.entrySet().stream()
                .filter(term -> {
                    Asked asked = asked(whose, term.getKey());
                    return asked != null && asked.verdict(term.getValue()) == Verdict.DEPENDS;
                })
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<Asked> all() {
        return known.values().stream()
                .flatMap(ofWhose -> ofWhose.values().stream())
                .toList();
    }

    /** Settled answers to the questions of one case, by id. */
    Map<String, List<String>> answers(Chosen one) {
        Map<String, List<String>> answers = new TreeMap<>();
        one.item().questions().stream()
                .flatMap(question -> Stream.ofNullable(asked(one.whose(), question.id())))
                .filter(Asked::settled)
                .forEach(asked -> answers.put(asked.question().id(), asked.possible()));
        return answers;
    }

    private @Nullable Asked asked(Chosen.Whose whose, String question) {
        return known.getOrDefault(whose.key(), Map.of()).get(question);
    }

    private static Asked asked(
            Chosen one,
            Question question,
            Map<String, Map<String, Said>> said,
            PlanRequest request,
            PlanFaults faults) {
        String whose = one.whose().key();
        List<String> options =
                question.options().stream().map(Question.Option::value).toList();
        Said before = said.getOrDefault(whose, Map.of()).get(question.id());
        List<String> narrowed = before == null
                ? options
                : options.stream().filter(before.values()::contains).toList();
        List<String> sent = request.itemAnswers().getOrDefault(whose, Map.of()).getOrDefault(question.id(), List.of());
        boolean taken = !sent.isEmpty() && sound(question, before, sent, faults, whose);
        List<String> possible = taken ? options.stream().filter(sent::contains).toList() : narrowed;
        return new Asked(
                one.whose(),
                question,
                question.multiple() ? options : narrowed,
                possible,
                taken || possible.size() == 1 || before != null && question.multiple(),
                new LinkedHashSet<>(),
                before == null ? Set.of() : before.by());
    }

    /**
     * Whether an answer can stand: of a question that admits several it says at least what the package's answers say, of
     * another one of it.
     */
    private static boolean sound(
            Question question, @Nullable Said before, List<String> sent, PlanFaults faults, String whose) {
        String[] place = {"itemAnswers", whose, question.id()};
        if (!question.values().containsAll(sent)) {
            PlanRequest.notAChoice(faults, place);
            return false;
        }
        if (!question.multiple() && sent.size() > 1) {
            faults.add("ONE_ONLY", "只能选一项", "Only one may be chosen", place);
            return false;
        }
        boolean agrees = before == null
                || (question.multiple()
                        ? sent.containsAll(before.values())
                        : before.values().containsAll(sent));
        if (!agrees) {
            faults.add("CONTRADICTS_ANSWER", "与套餐问题的回答矛盾", "Contradicts an answer to the package", place);
        }
        return agrees;
    }

    /** whose → id of a question → what the answers to the package's questions say of it */
    private static Map<String, Map<String, Said>> said(
            List<Chosen> chosen, ServicePackage given, Map<String, String> answers) {
        Map<String, Map<String, Said>> said = new HashMap<>();
        given.questions()
                .forEach(question -> fills(question, answers)
                        .filter(fill -> fill.question() != null)
                        .forEach(fill -> chosen.stream()
                                .filter(one -> one.step().id().equals(fill.step()))
                                .forEach(one -> said.computeIfAbsent(one.whose().key(), none -> new HashMap<>())
                                        .merge(
                                                String.valueOf(fill.question()),
                                                new Said(Set.copyOf(When.values(fill.value())), Set.of(question.id())),
                                                (some, more) ->
                                                        together(one, String.valueOf(fill.question()), some, more)))));
        return said;
    }

    static Stream<Fill> fills(ServicePackage.Question question, Map<String, String> answers) {
        return question.options().stream()
                .filter(option -> option.value().equals(answers.get(question.id())))
                .flatMap(option -> option.fills().stream());
    }

    private static Said together(Chosen one, String question, Said some, Said more) {
        boolean several =
                one.item().questions().stream().anyMatch(asked -> asked.id().equals(question) && asked.multiple());
        Set<String> values = new TreeSet<>(some.values());
        if (several) {
            values.addAll(more.values());
        } else {
            values.retainAll(more.values());
        }
        Set<String> by = new TreeSet<>(some.by());
        by.addAll(more.by());
        return new Said(values, by);
    }

    private void unasked(PlanRequest request, PlanFaults faults) {
        request.itemAnswers().forEach((whose, answers) -> {
            Map<String, Asked> ofWhose = known.get(whose);
            if (ofWhose == null) {
                faults.add("UNKNOWN_WHOSE", "本方案中没有这一方", "Nobody of this plan", "itemAnswers", whose);
                return;
            }
            List<String> unknown = new ArrayList<>(answers.keySet());
            unknown.removeAll(ofWhose.keySet());
            unknown.forEach(
                    id -> faults.add("UNKNOWN_QUESTION", "没有这个问题", "No such question", "itemAnswers", whose, id));
        });
    }
}
