package io.tongban.approval.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.item.Item;
import io.tongban.support.identity.Passport.Principal;
import io.tongban.support.problem.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a form is said in our words, with the bound that was passed. */
class FormsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object","additionalProperties":false,
             "required":["name"],"properties":{
              "name":{"type":"string","minLength":2,"maxLength":4},
              "count":{"type":"integer","minimum":3,"maximum":200},
              "lawyers":{"type":"array","minItems":1,"maxItems":2,"uniqueItems":true,"items":{"type":"string"}},
              "day":{"type":"string","format":"date"}}}
            """;

    private final Forms forms = new Forms(JSON);

    @Test
    void everyBoundIsNamed() throws IOException {
        assertThat(faults("{\"name\":\"一\",\"count\":2,\"lawyers\":[]}"))
                .containsExactlyInAnyOrder(
                        "/name TOO_SHORT 内容过短,至少2个字", "/count TOO_LOW 不得小于3", "/lawyers TOO_FEW 至少1项");
        assertThat(faults("{\"name\":\"一二三四五\",\"count\":201,\"lawyers\":[\"甲\",\"甲\",\"乙\"]}"))
                .containsExactlyInAnyOrder(
                        "/name TOO_LONG 内容过长,最多4个字",
                        "/count TOO_HIGH 不得大于200",
                        "/lawyers TOO_MANY 最多2项",
                        "/lawyers REPEATED 有重复的项");
        assertThat(faults("{\"day\":\"2026-02-30\",\"else\":1}"))
                .containsExactlyInAnyOrder("/name REQUIRED 必须填写", "/day FORMAT 格式不正确", "/else UNKNOWN_FIELD 没有这个字段");
    }

    private List<String> faults(String form) throws IOException {
        ObjectNode item =
                (ObjectNode) JSON.readTree(Files.readString(Path.of("src/test/resources/items/legal-aid-apply.json")));
        item.set("form", JSON.readTree(SCHEMA));
        item.put("version", 9);
        Principal nobody = new Principal("person", null, "张伟", null);
        return forms
                .faults(JSON.treeToValue(item, Item.class), JSON.readTree(form), nobody, LocalDate.of(2026, 3, 2))
                .stream()
                .map(FormsTest::words)
                .toList();
    }

    private static String words(Fault fault) {
        return fault.pointer() + " " + fault.code() + " " + fault.detail();
    }
}
