package io.tongban.approval.item;

import io.tongban.approval.item.Commitment.Method;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which certifications a commitment may replace, in the words that came with the item version; with what is ours of each, and
 * the words of versions that were kept before any came along: {@code commitments/commitments.json}.
 */
@Component
public class Commitments {

    /** Working days of a check of which nothing else is said [A]. */
    static final int DAYS = 30;

    private final Map<String, Commitment> byCode;
    private final CommitmentProperties properties;

    Commitments(JsonMapper json, CommitmentProperties properties) {
        this.byCode = Arrays.stream(json.readValue(file(), Commitment[].class))
                .collect(Collectors.toUnmodifiableMap(Commitment::code, Function.identity()));
        this.properties = properties;
    }

    /** The one that may stand in the place of this material of an item; empty where none may. */
    public Optional<Commitment> of(Item item, Item.Material material) {
        return Optional.ofNullable(material.commitment()).flatMap(code -> find(item, code));
    }

    public Optional<Commitment> find(Item item, String code) {
        return item.commitments().stream()
                .filter(words -> words.code().equals(code))
                .findFirst()
                .map(words -> words.checked(byCode.get(code)))
                .or(() -> Optional.ofNullable(byCode.get(code)));
    }

    /** By which it is checked first. */
    public Method method(String code) {
        Commitment ours = byCode.get(code);
        return ours == null ? Method.SHARED_DATA : ours.method();
    }

    /** Working days from submission. */
    public int days(String code) {
        Commitment ours = byCode.get(code);
        return properties.days().getOrDefault(code, ours == null ? DAYS : ours.days());
    }

    private static byte[] file() {
        try {
            return new ClassPathResource("commitments/commitments.json").getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
