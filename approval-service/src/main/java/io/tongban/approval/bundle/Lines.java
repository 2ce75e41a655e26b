package io.tongban.approval.bundle;

import io.tongban.approval.application.SharedMaterial;
import io.tongban.approval.bundle.Bundle.Case;
import io.tongban.approval.bundle.BundleView.Fetched;
import io.tongban.approval.bundle.BundleView.Given;
import io.tongban.approval.bundle.BundleView.Promise;
import io.tongban.approval.bundle.BundleView.Supply;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The materials of a plan, each with what came of it in the reader's own cases. */
@Component
class Lines {

    private final JsonMapper json;

    Lines(JsonMapper json) {
        this.json = json;
    }

    JsonNode of(Bundle bundle) {
        JsonNode lines = bundle.shown().path("materials").deepCopy();
        for (JsonNode line : lines) {
            String material = line.path("material").asString("");
            List<Case> asking = line.path("askedBy")
                    .valueStream()
                    .flatMap(one -> bundle.caseOf(one.path("step").asString("")).stream())
                    .toList();
            ObjectNode shown = (ObjectNode) line;
            put(shown, "given", asking.stream().flatMap(one -> given(one, material)));
            put(shown, "fetched", asking.stream().flatMap(one -> fetched(one, material)));
            put(shown, "committed", asking.stream().flatMap(one -> promises(one, material)));
            String earlier = line.path("suppliedBy").asString("");
            if (!earlier.isEmpty()) {
                shown.set("supply", json.valueToTree(supply(bundle, earlier)));
            }
        }
        return lines;
    }

    private void put(ObjectNode line, String name, Stream<?> values) {
        line.set(name, json.valueToTree(values.toList()));
    }

    private static Stream<Given> given(Case one, String material) {
        return Stream.of(new Given(
                        one.step(),
                        one.files().stream()
                                .filter(file -> file.material().equals(material))
                                .toList()))
                .filter(given -> !given.files().isEmpty());
    }

    private static Stream<Fetched> fetched(Case one, String material) {
        return one.shared().stream()
                .filter(shared -> shared.material().equals(material))
                .map(shared -> new Fetched(
                        one.step(),
                        shared.outcome(),
                        shared.source(),
                        shared.consentedAt(),
                        shared.askedAt(),
                        shared.record(),
                        next(shared.outcome())));
    }

    private static String next(SharedMaterial.Outcome outcome) {
        return switch (outcome) {
            case FETCHED -> "已通过数据共享取得,无需提交";
            case WAITING -> "数据源暂时没有答复,系统会再次查询;也可以直接上传";
            case NO_RECORD -> "数据源查无记录,请上传";
        };
    }

    private static Stream<Promise> promises(Case one, String material) {
        return one.commitments().stream()
                .filter(promised -> promised.material().equals(material))
                .map(promised -> new Promise(
                        one.step(), promised.state(), promised.state().text()));
    }

    private static Supply supply(Bundle bundle, String earlier) {
        return bundle.caseOf(earlier)
                .flatMap(one -> Optional.ofNullable(one.result()))
                .map(result -> new Supply(earlier, true, result.number(), result.date()))
                .orElseGet(() -> new Supply(earlier, false, null, null));
    }
}
