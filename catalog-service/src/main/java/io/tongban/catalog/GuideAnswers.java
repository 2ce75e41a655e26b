package io.tongban.catalog;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A guide as it is answered: what the database holds of it and what follows from that; as JSON, and as a page to print. */
@Component
final class GuideAnswers {

    /** What we made up beside what the source of the catalogue says. */
    private static final String OURS = "申请表、引导问题、材料提交情形的判定条件";

    private final JsonMapper json;
    private final Template page;

    GuideAnswers(JsonMapper json) {
        this.json = json;
        try (Reader file = new InputStreamReader(
                new ClassPathResource("pages/guide.html").getInputStream(), StandardCharsets.UTF_8)) {
            this.page = Mustache.compiler().defaultValue("").compile(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param stored a version of an item, as the database answers it */
    String whole(String stored) {
        ObjectNode guide = read(stored);
        Item item = json.treeToValue(guide, Item.class);
        guide.set("steps", json.valueToTree(Guide.steps(item)));
        guide.put("remedy", Guide.remedy(item));
        guide.set("reductions", json.valueToTree(Planner.alone(item)));
        return json.writeValueAsString(guide);
    }

    /** HTML; every text of the catalogue is escaped. */
    String page(String stored) {
        ObjectNode guide = read(stored);
        Item item = json.treeToValue(guide, Item.class);
        Map<String, Object> words = new LinkedHashMap<>();
        words.put("item", item);
        words.put("version", guide.path("version").asInt());
        words.put("effectiveFrom", guide.path("effectiveFrom").asString(""));
        words.put(
                "notice",
                guide.path("illustration").asBoolean()
                        ? List.of(guide.path("notice").asString(""))
                        : List.of());
        words.put("confidence", Chinese.word(Chinese.CONFIDENCES, item.confidence()));
        words.put("applicant", Chinese.word(Chinese.APPLICANT_TYPES, item.applicantType()));
        words.put(
                "statutory",
                Chinese.period(
                        item.statutory().value(),
                        item.statutory().unit(),
                        item.statutory().from()));
        words.put(
                "promise",
                Chinese.period(
                        item.promise().value(),
                        item.promise().unit(),
                        item.promise().from()));
        words.put("basis", item.basis().stream().map(GuideAnswers::basis).toList());
        words.put("materials", materials(guide, item));
        words.put("steps", Guide.steps(item));
        words.put("remedy", Guide.remedy(item));
        words.put("fee", item.fee().charged() ? "收费" : "不收费");
        words.put("online", item.online() ? "全程网上办理" : "须到现场办理:" + item.onSiteReason());
        words.put("provenance", provenance(guide.path("provenance")));
        return page.execute(words);
    }

    private ObjectNode read(String stored) {
        ObjectNode guide = (ObjectNode) json.readTree(stored);
        guide.withArray("/provenance/assumption").add(OURS);
        return guide;
    }

    private static Map<String, String> basis(Item.Basis basis) {
        return Map.of(
                "law", basis.law(),
                "article", basis.article() == null ? "" : basis.article(),
                "confidence", Chinese.word(Chinese.CONFIDENCES, basis.confidence()));
    }

    private static List<Map<String, String>> materials(JsonNode guide, Item item) {
        return item.materials().stream()
                .map(line -> Map.of(
                        "name", line.name(),
                        "form", Chinese.word(Chinese.FORMS, line.form()),
                        "source", Chinese.word(Chinese.SOURCES, line.source()),
                        "requirement", Chinese.requirement(line),
                        "due", Chinese.word(Chinese.DUES, line.due()),
                        "commitment", commitment(guide, line)))
                .toList();
    }

    private static String commitment(JsonNode guide, Item.Line line) {
        String code = line.commitment();
        return code == null
                ? ""
                : guide.path("commitments")
                        .valueStream()
                        .filter(commitment ->
                                commitment.path("code").asString("").equals(code))
                        .map(commitment -> commitment.path("name").asString(""))
                        .findFirst()
                        .orElse(code);
    }

    private static List<Map<String, Object>> provenance(JsonNode provenance) {
        return provenance.properties().stream()
                .map(part -> Map.<String, Object>of(
                        "name", Chinese.word(Chinese.PROVENANCES, part.getKey()),
                        "texts",
                                part.getValue()
                                        .valueStream()
                                        .map(text -> text.asString(""))
                                        .toList()))
                .toList();
    }
}
