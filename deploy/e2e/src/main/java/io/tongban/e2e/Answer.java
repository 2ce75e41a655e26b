package io.tongban.e2e;

import java.net.http.HttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came back.
 *
 * @param body an empty object where there was no JSON
 */
public record Answer(int status, JsonNode body, HttpResponse<String> raw) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), json(response.body()), response);
    }

    /** The stable code of a refusal; empty when there is none. */
    public String code() {
        return body.path("code").asString("");
    }

    /** @param pointer JSON pointer, e.g. {@code /state}; empty text where nothing is */
    public String text(String pointer) {
        return body.at(pointer).asString("");
    }

    /** The first header of that name; empty when there is none. */
    public String header(String name) {
        return raw.headers().firstValue(name).orElse("");
    }

    /** This answer when it has that status. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new Unexpected(
                    raw.request().method() + " " + raw.request().uri().getPath() + " answered " + status
                            + " (expected: " + wanted + "): " + raw.body());
        }
        return this;
    }

    private static JsonNode json(String body) {
        try {
            return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.createObjectNode();
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
