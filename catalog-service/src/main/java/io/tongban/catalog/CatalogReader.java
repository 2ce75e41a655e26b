package io.tongban.catalog;

import io.tongban.catalog.Commitment.FalseCommitment;
import io.tongban.catalog.Commitment.Verification;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns the files' trees into the catalogue, and notes every fault on the way. */
final class CatalogReader {

    private static final int MANY = 9999;
    private static final String[] COMMITMENT_NAMES = """
            code name what_is_proved replaces_materials legal_basis_of_proof applicants not_applicable_when \
            notice_must_state applicant_statement_must_state verification false_commitment source confidence""".split(" ");

    private final Map<String, Object> trees;
    private final List<CatalogFault> faults;

    CatalogReader(Map<String, Object> trees, List<CatalogFault> faults) {
        this.trees = trees;
        this.faults = faults;
    }

    CatalogContent read() {
        CatalogMeta meta = meta(file(CatalogFiles.META));
        List<Material> materials = new ArrayList<>();
        Map<String, Material> byCode = new LinkedHashMap<>();
        for (Place place : file(CatalogFiles.MATERIALS).only("materials").list("materials")) {
            Material material = material(place, materials.size() + 1);
            materials.add(material);
            if (byCode.put(material.code(), material) != null) {
                place.fault(FaultCode.NOT_UNIQUE, "code", material.code(), "a code that no other material has");
            }
        }
        List<Commitment> commitments = new ArrayList<>();
        for (Place place : file(CatalogFiles.COMMITMENTS).only("commitments").list("commitments")) {
            commitments.add(commitment(place, commitments.size() + 1));
        }
        Map<String, Question> questions = QuestionReader.questions(file(CatalogFiles.QUESTIONS));
        Map<String, Map<String, String>> conditions = QuestionReader.conditions(file(CatalogFiles.CONDITIONS));
        Forms forms = Forms.of(trees);
        Map<String, Item> items = new LinkedHashMap<>();
        ItemReader itemReader = new ItemReader(meta, byCode, questions, conditions, forms);
        for (Place place : folder(CatalogFiles.ITEMS)) {
            items.put(place.file(), itemReader.read(place));
        }
        Map<String, ServicePackage> packages = new LinkedHashMap<>();
        for (Place place : folder(CatalogFiles.PACKAGES)) {
            packages.put(place.file(), PackageReader.read(place));
        }
        return new CatalogContent(meta, materials, commitments, questions, conditions, forms, items, packages);
    }

    private Place file(String name) {
        if (!trees.containsKey(name)) {
            faults.add(new CatalogFault(name, FaultCode.FILE_MISSING, "file", "missing", "a file of this name"));
        }
        return Place.root(name, trees.getOrDefault(name, Map.of()), faults);
    }

    private List<Place> folder(String folder) {
        return trees.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> Place.root(name, Objects.requireNonNull(trees.get(name)), faults))
                .toList();
    }

    private CatalogMeta meta(Place place) {
        Place publication = place.at("publication").only("number", "effective_from");
        Place expected =
                place.at("expected").only("items", "online", "on_site_items", "materials", "commitments", "packages");
        Map<String, Object> rest = new LinkedHashMap<>();
        if (trees.get(CatalogFiles.META) instanceof Map<?, ?> all) {
            all.forEach((name, value) -> rest.put(String.valueOf(name), value));
        }
        place.text("version");
        place.text("as_of");
        return new CatalogMeta(
                publication.number("number", 1, MANY),
                publication.date("effective_from"),
                place.flag("illustration"),
                place.text("title"),
                new CatalogMeta.Expected(
                        expected.number("items", 0, MANY),
                        expected.number("online", 0, MANY),
                        expected.texts("on_site_items"),
                        expected.number("materials", 0, MANY),
                        expected.number("commitments", 0, MANY),
                        expected.number("packages", 0, MANY)),
                place.pairs("categories"),
                place.pairs("kind_codes"),
                rest);
    }

    private static Material material(Place place, int seq) {
        place.only(
                "code", "name", "form", "source", "shared_from", "group", "commitment", "due", "sensitivity", "note");
        return new Material(
                seq,
                place.matching("code", Words.PART_CODE, Words.PART_CODE_TEXT),
                place.text("name"),
                place.oneOf("form", Words.FORMS),
                place.oneOf("source", Words.SOURCES),
                place.textOrNull("shared_from"),
                place.text("group"),
                place.textOrNull("commitment"),
                place.has("due") ? place.oneOf("due", Words.DUES) : Words.DUES.get(0),
                place.has("sensitivity") ? place.oneOf("sensitivity", Words.SENSITIVITIES) : null,
                place.textOrNull("note"));
    }

    private static Commitment commitment(Place place, int seq) {
        place.only(COMMITMENT_NAMES);
        Place check = place.at("verification").only("method", "stage", "deadline", "deadline_confidence");
        Place untrue = place.at("false_commitment").only("in_process", "after_decision", "credit", "criminal");
        return new Commitment(
                seq,
                place.matching("code", Words.PART_CODE, Words.PART_CODE_TEXT),
                place.text("name"),
                place.text("what_is_proved"),
                texts(place, "replaces_materials"),
                place.text("legal_basis_of_proof"),
                place.text("applicants"),
                texts(place, "not_applicable_when"),
                texts(place, "notice_must_state"),
                texts(place, "applicant_statement_must_state"),
                new Verification(
                        check.text("method"),
                        check.text("stage"),
                        check.text("deadline"),
                        check.oneOf("deadline_confidence", Words.CONFIDENCES)),
                new FalseCommitment(
                        untrue.text("in_process"),
                        untrue.text("after_decision"),
                        untrue.text("credit"),
                        untrue.text("criminal")),
                place.text("source"),
                place.oneOf("confidence", Words.CONFIDENCES));
    }

    private static List<String> texts(Place place, String name) {
        List<String> texts = place.texts(name);
        if (texts.isEmpty()) {
            place.fault(FaultCode.LIST_EMPTY, name, null, "at least one entry");
        }
        return texts;
    }
}
