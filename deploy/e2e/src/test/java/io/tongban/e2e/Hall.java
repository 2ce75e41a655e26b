package io.tongban.e2e;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** The hall of an organ: slots, bookings, and paper that somebody brings. */
final class Hall {

    private static final String NUMBER = "14010519800101977X";
    private static final String FORM = """
            {"form":{"name":"钱进","identityType":"111","identityNumber":"%s","phone":"13900000009",\
            "address":"太原市小店区长治路9号","matter":"申请办理"}}""".formatted(NUMBER);

    private Hall() {}

    /** Two half hours of that day, each for two; their ids. */
    static List<String> open(Person counter, String day) {
        return counter.post("/api/hall/slots", """
                        {"day":"%s","begins":["09:00","09:30"],"minutes":30,"capacity":2}
                        """.formatted(day))
                .expect(201)
                .body()
                .path("slots")
                .findValuesAsString("id");
    }

    static Answer book(Person applicant, String slot) {
        return applicant.post(
                "/api/hall/slots/" + slot + "/bookings", "{\"itemCode\":\"%s\"}".formatted(TheSystem.FORENSIC));
    }

    /** For somebody who is present and has no login: typed, scanned, filed by the clerk; its id. */
    static String fileOnPaper(Person counter) {
        Answer made = counter.post("/api/applications/window", """
                        {"itemCode":"%s","region":"140000","name":"钱进","identityType":"111","identityNumber":"%s"}
                        """.formatted(TheSystem.FORENSIC, NUMBER))
                .expect(201);
        String path = "/api/applications/" + made.text("/id");
        JsonNode guide = counter.get("/api/catalog/items/" + TheSystem.FORENSIC)
                .expect(200)
                .body();
        Answer saved = counter.patch(path, made.text("/revision"), Filling.of(guide, FORM))
                .expect(200);
        Traveller.giveAll(counter, path, saved.body().path("materials"));
        Traveller.awaitScanned(counter, path);
        counter.post(path + "/window/submission", """
                        {"attendance":{"identityType":"111","identityNumber":"%s"},"originals":[]}
                        """.formatted(NUMBER)).expect(200);
        return made.text("/id");
    }
}
