package io.tongban.approval.item;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Which certifications a commitment may replace: {@code commitments/commitments.json}, equal to the catalogue's by a test. */
@Component
public class Commitments {

    private final Map<String, Commitment> byCode;
    private final CommitmentProperties properties;

    Commitments(JsonMapper json, CommitmentProperties properties) {
        this.byCode = Arrays.stream(json.readValue(file(), Commitment[].class))
                .collect(Collectors.toUnmodifiableMap(Commitment::code, Function.identity()));
        this.properties = properties;
    }

    /** The one that may stand in the place of this material of an item; empty where none may. */
    public Optional<Commitment> of(Item.Material material) {
        return Optional.ofNullable(material.commitment()).map(byCode::get);
    }

    public Commitment get(String code) {
        return Objects.requireNonNull(byCode.get(code), code);
    }

    /** Working days from submission. */
    public int days(String code) {
        return properties.days().getOrDefault(code, get(code).days());
    }

    private static byte[] file() {
        try {
            return new ClassPathResource("commitments/commitments.json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
