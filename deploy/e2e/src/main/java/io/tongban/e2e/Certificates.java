package io.tongban.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import tools.jackson.databind.JsonNode;

/** Looks at what a grant brought about: on paper, in the holder's list, and as anybody is told by its code. */
final class Certificates {

    private final Person anybody;

    Certificates(Town town) {
        this.anybody = Person.visitor(town.access());
    }

    /**
     * Every result that these answers bring about, and no other.
     *
     * @param path of the case
     * @return how many were issued here and how many only recorded
     */
    Count check(JsonNode guide, Person holder, String path) {
        JsonNode answers = holder.get(path).expect(200).body().path("answers");
        List<String> expected = new ArrayList<>();
        guide.path("results").forEach(result -> {
            if (Filling.wanted(result.path("when"), answers)) {
                expected.add(result.path("name").asString() + " "
                        + result.path("issuer").asString().equals("ministry"));
            }
        });
        List<JsonNode> found = of(holder, path);
        List<String> names = found.stream()
                .map(one -> one.path("result").asString() + " "
                        + one.path("recordedOnly").asBoolean())
                .sorted()
                .toList();
        same("results", names, expected.stream().sorted().toList());
        int recorded = 0;
        for (JsonNode one : found) {
            if (one.path("recordedOnly").asBoolean()) {
                recordedOnly(one);
                recorded++;
            } else {
                issued(one, holder);
            }
        }
        return new Count(found.size() - recorded, recorded);
    }

    record Count(int issued, int recorded) {}

    private static void recordedOnly(JsonNode one) {
        same("verify of a recorded one", one.path("verify").isNull(), true);
        same("page of a recorded one", one.path("document").isNull(), true);
        same("organ of a recorded one", one.path("organ").asString(), "司法部");
        same("number of a recorded one", one.path("number").asString().isBlank(), false);
    }

    private void issued(JsonNode one, Person holder) {
        String number = one.path("number").asString();
        String verify = one.path("verify").asString();
        String code = verify.substring(verify.lastIndexOf('/') + 1);
        String text = text(holder.download(one.path("document").asString() + ".pdf"));
        for (String part : List.of(number, code, one.path("result").asString(), "演示数据", "模拟印章")) {
            same("on the page of " + number + ": " + part, text.contains(plain(part)), true);
        }
        Answer told = anybody.get(verify).expect(200);
        same("status of " + number, told.text("/status"), "VALID");
        same("number told", told.text("/number"), number);
        same("marked", told.body().path("marks").toString().contains("演示数据"), true);
        boolean named = told.raw().body().contains(one.path("holder").asString());
        same("holder of " + number + " is told", named, false);
    }

    /** What anybody is told of one, by the path that its QR code carries. */
    JsonNode told(JsonNode one) {
        return anybody.get(one.path("verify").asString()).expect(200).body();
    }

    /** The certificates of a case, as their holder lists them. */
    static List<JsonNode> of(Person holder, String path) {
        List<JsonNode> found = new ArrayList<>();
        String next = "";
        do {
            Answer page = holder.get(
                            "/api/certificates?limit=100" + (next.isEmpty() ? "" : "&cursor=" + Words.encoded(next)))
                    .expect(200);
            StreamSupport.stream(page.body().path("items").spliterator(), false)
                    .filter(one -> path.endsWith(one.path("applicationId").asString()))
                    .forEach(found::add);
            next = page.text("/next");
        } while (!next.isEmpty());
        return found;
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return plain(new PDFTextStripper().getText(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where lines break, and how a code is grouped, does not count; documents set Chinese punctuation. */
    private static String plain(String text) {
        return text.replaceAll("[\\s-]", "").replace('(', '（').replace(')', '）');
    }

    static void same(String what, Object is, Object expected) {
        if (!is.equals(expected)) {
            throw new Unexpected(what + ": " + is + " (expected: " + expected + ")");
        }
    }
}
