package io.tongban.catalog;

import io.tongban.catalog.Item.Basis;
import io.tongban.catalog.Item.Codes;
import io.tongban.catalog.Item.Delegation;
import io.tongban.catalog.Item.Fee;
import io.tongban.catalog.Item.Joint;
import io.tongban.catalog.Item.Kind;
import io.tongban.catalog.Item.Levels;
import io.tongban.catalog.Item.Line;
import io.tongban.catalog.Item.Promise;
import io.tongban.catalog.Item.Stage;
import io.tongban.catalog.Item.Statutory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one item file; material lines take from the material list whatever they do not say themselves. */
final class ItemReader {

    private static final String[] NAMES = """
            seq code name parent category kind kind_code codes applicant_type levels statutory promise online \
            online_depth on_site_visits on_site_reason legal_basis form questions materials results acts_on fee \
            prerequisites related notes confidence""".split(" ");

    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");
    private static final int MANY = 9999;
    private static final int DEEPEST = 4;

    private final CatalogMeta meta;
    private final Map<String, Material> materials;
    private final Map<String, Question> questions;
    private final Map<String, Map<String, String>> conditions;
    private final Forms forms;

    /**
     * @param materials by code
     * @param questions by id
     * @param conditions text → under which answers it holds
     */
    ItemReader(
            CatalogMeta meta,
            Map<String, Material> materials,
            Map<String, Question> questions,
            Map<String, Map<String, String>> conditions,
            Forms forms) {
        this.meta = meta;
        this.materials = materials;
        this.questions = questions;
        this.conditions = conditions;
        this.forms = forms;
    }

    Item read(Place file) {
        file.only(NAMES);
        String category = file.oneOf("category", meta.categories().keySet());
        Kind kind = kind(file);
        Place levels = file.at("levels").only("accept", "review", "decide", "description", "delegation");
        Place statutory = file.at("statutory").only("value", "unit", "from", "days", "source", "stages", "joint");
        return new Item(
                file.number("seq", 1, MANY),
                file.matching("code", Words.ITEM_CODE, Words.ITEM_CODE_TEXT),
                file.text("name"),
                file.text("parent"),
                category,
                meta.categories().getOrDefault(category, ""),
                kind,
                kind.chinese(),
                file.matching("kind_code", TWO_DIGITS, "two digits, in quotes"),
                codes(file.at("codes")),
                file.oneOf("applicant_type", Words.APPLICANT_TYPES),
                levels(levels),
                levels.text("description"),
                delegation(levels),
                statutory(statutory),
                stages(statutory),
                joint(statutory),
                promise(file.at("promise")),
                file.flag("online"),
                file.number("online_depth", 1, DEEPEST),
                file.number("on_site_visits", 0, MANY),
                file.textOrNull("on_site_reason"),
                file.list("legal_basis").stream().map(ItemReader::basis).toList(),
                Initials.of(
                        file.again("name"),
                        file.again("parent"),
                        meta.categories().getOrDefault(category, "")),
                form(file),
                questions(file),
                lines(file),
                new ResultReader(conditions).results(file),
                ResultReader.actsOn(file),
                null,
                fee(file.at("fee")),
                file.texts("prerequisites"),
                file.texts("related"),
                file.textOrNull("notes"),
                file.oneOf("confidence", Words.CONFIDENCES));
    }

    private static Kind kind(Place file) {
        String chinese = file.oneOf("kind", Words.KINDS);
        for (Kind kind : Kind.values()) {
            if (kind.chinese().equals(chinese)) {
                return kind;
            }
        }
        return Kind.LICENCE;
    }

    private static Codes codes(Place place) {
        place.only("basic", "implementation", "handling");
        return new Codes(place.text("basic"), place.text("implementation"), place.text("handling"));
    }

    private static Levels levels(Place place) {
        List<String> ours = Words.LEVELS.subList(0, Words.LEVELS.indexOf("ministry"));
        return new Levels(
                place.oneOf("accept", ours), place.oneOf("review", ours), place.oneOf("decide", Words.LEVELS));
    }

    private static @Nullable Delegation delegation(Place levels) {
        if (!levels.has("delegation")) {
            return null;
        }
        Place place = levels.at("delegation").only("mode", "delegated_to", "documents_in_name_of", "confidence");
        List<String> to = place.texts("delegated_to");
        if (to.isEmpty()) {
            place.fault(FaultCode.MISSING, "delegated_to", null, "to whom");
        }
        return new Delegation(
                place.text("mode"),
                to,
                place.text("documents_in_name_of"),
                place.oneOf("confidence", Words.CONFIDENCES));
    }

    private static Statutory statutory(Place place) {
        int value = place.number("value", 1, MANY);
        String unit = place.oneOf("unit", Words.STATUTORY_UNITS);
        if (unit.equals("month") && !place.has("days")) {
            place.fault(FaultCode.MISSING, "days", null, "the shortest count of working days in these months");
        }
        int days = place.has("days") ? place.number("days", 1, MANY) : value;
        return new Statutory(value, unit, place.oneOf("from", Words.FROM), days, place.text("source"));
    }

    private static List<Stage> stages(Place statutory) {
        if (!statutory.has("stages")) {
            return List.of();
        }
        Place place = statutory.at("stages").only(Words.LEVELS.toArray(String[]::new));
        return Words.LEVELS.stream()
                .filter(place::has)
                .map(level -> new Stage(level, place.number(level, 1, MANY)))
                .toList();
    }

    private static @Nullable Joint joint(Place statutory) {
        if (!statutory.has("joint")) {
            return null;
        }
        Place place = statutory.at("joint").only("organs", "basis", "confidence");
        List<String> organs = place.texts("organs");
        if (organs.isEmpty()) {
            place.fault(FaultCode.MISSING, "organs", null, "the organs that take part");
        }
        return new Joint(organs, place.text("basis"), place.oneOf("confidence", Words.CONFIDENCES));
    }

    private static Promise promise(Place place) {
        place.only("value", "unit", "from");
        return new Promise(
                place.number("value", 1, MANY),
                place.oneOf("unit", Words.PROMISE_UNITS),
                place.oneOf("from", Words.FROM));
    }

    private static Basis basis(Place place) {
        place.only("law", "article", "confidence");
        return new Basis(place.text("law"), place.textOrNull("article"), place.oneOf("confidence", Words.CONFIDENCES));
    }

    private static Fee fee(Place place) {
        place.only("charged", "basis");
        return new Fee(place.flag("charged"), place.text("basis"));
    }

    private List<Line> lines(Place file) {
        List<Line> lines = new ArrayList<>();
        for (Place place : file.list("materials")) {
            place.only(
                    "code", "requirement", "condition", "name", "form", "source", "shared_from", "commitment", "due");
            String code = place.text("code");
            Material material = materials.get(code);
            if (material != null) {
                lines.add(line(place, material));
            } else if (!code.isEmpty()) {
                place.fault(FaultCode.REFERENCE_UNKNOWN, "code", code, "a code of materials.yaml");
            }
        }
        return lines;
    }

    private Map<String, Object> form(Place file) {
        String name = file.text("form");
        String own = Forms.file(name);
        if (!name.isEmpty() && (Forms.COMMON.contains(own) || !forms.parts().containsKey(own))) {
            file.fault(
                    FaultCode.REFERENCE_UNKNOWN,
                    "form",
                    name,
                    "the name of a file in " + CatalogFiles.FORMS + " without .json, of an own part");
        }
        return Forms.asMap(forms.whole(file.again("applicant_type"), own));
    }

    private List<Question> questions(Place file) {
        List<Question> asked = new ArrayList<>();
        file.pairs("questions").forEach((id, values) -> {
            Question question = questions.get(id);
            if (question == null) {
                file.fault(
                        FaultCode.REFERENCE_UNKNOWN,
                        "questions",
                        id,
                        "the id of a question of " + CatalogFiles.QUESTIONS);
            } else {
                if (!When.known(values, question.values())) {
                    file.fault(
                            FaultCode.ANSWERS_UNKNOWN,
                            "questions." + id,
                            values,
                            "options of that question, each once, joined by |");
                }
                asked.add(question.only(When.values(values)));
            }
        });
        return asked;
    }

    private Line line(Place place, Material material) {
        String requirement = place.oneOf("requirement", Words.REQUIREMENTS);
        String condition = place.textOrNull("condition");
        if (requirement.equals("conditional") && condition == null) {
            place.fault(FaultCode.CONDITION_WRONG, "condition", null, "when the material is asked for");
        }
        if (requirement.equals("required") && condition != null) {
            place.fault(FaultCode.CONDITION_WRONG, "condition", condition, "none, for the material is always required");
        }
        return new Line(
                material.code(),
                place.has("name") ? place.text("name") : material.name(),
                material.group(),
                place.has("form") ? place.oneOf("form", Words.FORMS) : material.form(),
                requirement,
                condition,
                QuestionReader.when(conditions, place, condition),
                place.has("due") ? place.oneOf("due", Words.DUES) : material.due(),
                place.has("source") ? place.oneOf("source", Words.SOURCES) : material.source(),
                place.has("shared_from") ? place.textOrNull("shared_from") : material.sharedFrom(),
                place.has("commitment") ? place.textOrNull("commitment") : material.commitment(),
                material.sensitivity(),
                material.note());
    }
}
