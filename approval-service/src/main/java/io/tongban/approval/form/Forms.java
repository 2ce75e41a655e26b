package io.tongban.approval.form;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import com.networknt.schema.path.PathType;
import io.tongban.approval.form.Identifiers.Verdict;
import io.tongban.approval.item.Item;
import io.tongban.support.identity.Passport.Principal;
import io.tongban.support.problem.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks forms: on a draft the shape of what is there, on submission that all is there. All faults at once, each with a
 * JSON pointer.
 */
@Component
public class Forms {

    /** keyword of JSON Schema → our words; what is not named here is a matter of form. */
    private static final Map<String, Word> WORDS = Map.ofEntries(
            Map.entry("required", new Word("REQUIRED", "必须填写", "Required")),
            Map.entry("minLength", new Word("TOO_SHORT", "内容过短,至少%s个字", "Too short: at least %s characters")),
            Map.entry("maxLength", new Word("TOO_LONG", "内容过长,最多%s个字", "Too long: at most %s characters")),
            Map.entry("minimum", new Word("TOO_LOW", "不得小于%s", "At least %s")),
            Map.entry("maximum", new Word("TOO_HIGH", "不得大于%s", "At most %s")),
            Map.entry("minItems", new Word("TOO_FEW", "至少%s项", "At least %s entries")),
            Map.entry("maxItems", new Word("TOO_MANY", "最多%s项", "At most %s entries")),
            Map.entry("uniqueItems", new Word("REPEATED", "有重复的项", "Some entries are the same")),
            Map.entry("additionalProperties", new Word("UNKNOWN_FIELD", "没有这个字段", "No such field")),
            Map.entry("enum", new Word("NOT_A_CHOICE", "不在可选范围内", "Not one of the choices")),
            Map.entry("type", new Word("TYPE", "类型不正确", "Wrong type")));

    private static final Word FORMAT = new Word("FORMAT", "格式不正确", "Wrong format");

    /** {@code %s} stands for the bound. */
    private record Word(String code, String chinese, String english) {
        Fault at(String pointer, String bound) {
            return new Fault(pointer, code, chinese.formatted(bound), english.formatted(bound));
        }
    }

    /** Our own words in a schema, which say nothing about validity. */
    private static final List<NonValidationKeyword> OURS = Stream.of(
                    "x-assumption", "x-labels", "x-order", "x-sensitive", "x-when")
            .map(NonValidationKeyword::new)
            .toList();

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            Dialect.builder(Dialects.getDraft202012()).keywords(OURS).build(),
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .pathType(PathType.JSON_POINTER)
                    .formatAssertionsEnabled(true)
                    .build()));
    private final Map<String, Form> byVersion = new ConcurrentHashMap<>();
    private final Form person;
    private final Form organisation;

    Forms(JsonMapper json) {
        person = form(json.readTree(read("forms/person.json")));
        organisation = form(json.readTree(read("forms/organisation.json")));
    }

    /** Faults of what is there; what is missing is no fault of a draft. */
    public List<Fault> shapeFaults(Item item, JsonNode form, Principal principal, LocalDate today) {
        return faults(item, form, principal, today).stream()
                .filter(fault -> !fault.code().equals("REQUIRED"))
                .toList();
    }

    /** All faults, missing fields included. */
    public List<Fault> faults(Item item, JsonNode form, Principal principal, LocalDate today) {
        Schema schema = of(item).schema();
        List<Fault> faults = new ArrayList<>();
        for (Error error : schema.validate(form)) {
            faults.add(fault(error));
        }
        identityFaults(item.forOrganisations() ? "/operator" : "", form, today, faults);
        if (item.forOrganisations()) {
            creditCodeFaults(form.at("/principal/creditCode"), principal, faults);
        }
        return faults;
    }

    /** JSON pointers of the fields marked x-sensitive. */
    public List<String> sensitive(Item item) {
        return of(item).sensitive();
    }

    /** The item's own form; the common part alone for versions that had none yet. */
    private Form of(Item item) {
        JsonNode own = item.form();
        if (own == null) {
            return item.forOrganisations() ? organisation : person;
        }
        return byVersion.computeIfAbsent(item.code() + "/" + item.version(), version -> form(own));
    }

    private Form form(JsonNode schema) {
        return new Form(registry.getSchema(schema), pointers("", schema));
    }

    private record Form(Schema schema, List<String> sensitive) {}

    private static List<String> pointers(String at, JsonNode schema) {
        List<String> found = new ArrayList<>();
        schema.path("properties").properties().forEach(field -> {
            String pointer = at + "/" + escape(field.getKey());
            if (field.getValue().path("x-sensitive").asBoolean(false)) {
                found.add(pointer);
            }
            found.addAll(pointers(pointer, field.getValue()));
        });
        return found;
    }

    private static Fault fault(Error error) {
        boolean empty = error.getInstanceNode() != null
                && error.getInstanceNode().asString("x").isBlank();
        Word word = WORDS.getOrDefault(empty ? "required" : error.getKeyword(), FORMAT);
        String parent = error.getInstanceLocation().toString();
        String pointer = error.getProperty() == null ? parent : parent + "/" + escape(error.getProperty());
        return word.at(pointer, error.getSchemaNode().asString(""));
    }

    private static void identityFaults(String at, JsonNode form, LocalDate today, List<Fault> faults) {
        JsonNode number = form.at(at + "/identityNumber");
        if (!form.at(at + "/identityType").asString("").equals("111")
                || number.asString("").isEmpty()) {
            return;
        }
        Verdict verdict = Identifiers.identityCard(number.asString(""), today);
        if (verdict != Verdict.OK) {
            faults.add(
                    new Fault(at + "/identityNumber", verdict.name(), words(verdict), "Identity number: " + verdict));
        }
    }

    private static void creditCodeFaults(JsonNode code, Principal principal, List<Fault> faults) {
        if (code.asString("").isEmpty()) {
            return;
        }
        Verdict verdict = Identifiers.creditCode(code.asString(""));
        if (verdict != Verdict.OK) {
            faults.add(new Fault("/principal/creditCode", verdict.name(), words(verdict), "Credit code: " + verdict));
        } else if (!code.asString("").equals(principal.code())) {
            faults.add(new Fault(
                    "/principal/creditCode", "NOT_THE_PRINCIPAL", "与您所代表的单位不一致", "Not the organisation you act for"));
        }
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case FORMAT -> "格式不正确";
            case CHECK_DIGIT -> "校验码不正确,请核对是否有误";
            case IMPOSSIBLE_DATE -> "其中的出生日期不存在";
            case OK -> "";
        };
    }

    private static String escape(String property) {
        return property.replace("~", "~0").replace("/", "~1");
    }

    private static String read(String file) {
        try {
            return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
