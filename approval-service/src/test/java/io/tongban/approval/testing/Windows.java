package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Paper at the counter, for who is present and has no login. Each test is about a person of its own. */
public abstract class Windows extends ApprovalIT {

    protected static final String ITEM = "forensic-person-renew";
    protected static final AtomicInteger PEOPLE = new AtomicInteger();
    protected static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    /** Another valid number each time. */
    protected static String newNumber() {
        String body = "14010519800101%03d".formatted(PEOPLE.incrementAndGet());
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    protected static String attendance(String number) {
        return "\"attendance\":{\"identityType\":\"111\",\"identityNumber\":\"%s\"}".formatted(number);
    }

    protected static String form(String number) {
        return PERSON_FORM.replace("140105199003070012", number);
    }

    protected static String start(String number, String region) {
        return """
                {"itemCode":"%s","region":"%s","name":"张伟","identityType":"111","identityNumber":"%s"}
                """.formatted(ITEM, region, number);
    }

    protected static String paper(String number) {
        return "{" + attendance(number) + ",\"originals\":[]}";
    }

    protected Client counter() {
        return official("140000", "counter");
    }

    protected static String begun(Client counter, String number) {
        Answer made = counter.post("/api/applications/window", start(number, "140000"));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return "/api/applications/" + made.text("/id");
    }

    /** Typed and scanned. */
    protected static String prepared(Client counter, String number) {
        String path = begun(counter, number);
        Answer saved = counter.patch(path, "1", form(number));
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        for (JsonNode material : saved.body().path("materials")) {
            if (material.path("mustBeUploaded").asBoolean()) {
                scanned(counter, path, material.path("code").asString());
            }
        }
        return path;
    }

    protected static void scanned(Client counter, String path, String material) {
        Answer given = counter.upload(
                path + "/materials/" + material + "/files", UUID.randomUUID().toString(), PDF);
        assertThat(given.status()).as(given.body().toString()).isEqualTo(201);
    }

    protected String filed(String number) {
        String path = prepared(counter(), number);
        moved(counter().post(path + "/window/submission", paper(number)), "SUBMITTED");
        return path;
    }

    protected static List<String> pointers(Answer refused) {
        return refused.body().path("faults").findValuesAsString("pointer");
    }
}
