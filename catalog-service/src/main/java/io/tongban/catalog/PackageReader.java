package io.tongban.catalog;

import io.tongban.catalog.ServicePackage.Fill;
import io.tongban.catalog.ServicePackage.Option;
import io.tongban.catalog.ServicePackage.Party;
import io.tongban.catalog.ServicePackage.Produced;
import io.tongban.catalog.ServicePackage.Step;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads one package file. */
final class PackageReader {

    private static final int MANY = 9999;
    private static final String[] NAMES = """
            seq code name applies_to parties guiding_questions steps external_steps produced_inside_package all_online \
            clock when_empty note""".split(" ");

    private PackageReader() {}

    static ServicePackage read(Place place) {
        place.only(NAMES);
        return new ServicePackage(
                place.number("seq", 1, MANY),
                place.matching("code", Words.PART_CODE, Words.PART_CODE_TEXT),
                place.text("name"),
                place.text("applies_to"),
                place.list("parties").stream().map(PackageReader::party).toList(),
                place.listOrEmpty("guiding_questions").stream()
                        .map(PackageReader::question)
                        .toList(),
                place.list("steps").stream().map(PackageReader::step).toList(),
                place.texts("external_steps"),
                place.listOrEmpty("produced_inside_package").stream()
                        .map(PackageReader::produced)
                        .toList(),
                place.flag("all_online"),
                place.text("clock"),
                place.textOrNull("when_empty"),
                place.textOrNull("note"));
    }

    private static Party party(Place place) {
        place.only("id", "name", "kind", "part");
        return new Party(
                place.matching("id", Words.WORD, Words.WORD_TEXT),
                place.text("name"),
                place.oneOf("kind", Words.APPLICANT_TYPES),
                place.oneOf("part", Words.PARTS));
    }

    private static ServicePackage.Question question(Place place) {
        place.only("id", "question", "options");
        return new ServicePackage.Question(
                place.text("id"),
                place.text("question"),
                place.list("options").stream().map(PackageReader::option).toList());
    }

    private static Option option(Place place) {
        place.only("value", "label", "fills", "commits");
        return new Option(
                place.text("value"),
                place.text("label"),
                place.listOrEmpty("fills").stream().map(PackageReader::fill).toList(),
                place.texts("commits"));
    }

    private static Fill fill(Place place) {
        place.only("step", "question", "field", "value");
        if (place.has("question") == place.has("field")) {
            place.fault(FaultCode.FILL_WRONG, "question", place.again("question"), "either a question or a field");
        }
        return new Fill(
                place.text("step"), place.textOrNull("question"), place.textOrNull("field"), place.text("value"));
    }

    private static Step step(Place place) {
        place.only("id", "item", "party", "when", "depends_on", "multiple", "confirmed_by", "note");
        return new Step(
                place.matching("id", Words.WORD, Words.WORD_TEXT),
                place.text("item"),
                place.text("party"),
                place.pairs("when"),
                place.texts("depends_on"),
                place.textOrNull("multiple"),
                place.texts("confirmed_by"),
                place.textOrNull("note"));
    }

    private static Produced produced(Place place) {
        place.only("material", "produced_by", "fields");
        Map<String, String> fields = new LinkedHashMap<>();
        if (place.has("fields")) {
            Place given = place.at("fields");
            place.pairs("fields").keySet().forEach(field -> fields.put(field, given.oneOf(field, Words.OF_RESULTS)));
        }
        return new Produced(place.text("material"), place.text("produced_by"), fields);
    }
}
