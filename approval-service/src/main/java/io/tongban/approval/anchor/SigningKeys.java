package io.tongban.approval.anchor;

import io.tongban.support.clock.ModeProperties;
import io.tongban.support.crypto.Sm2;
import io.tongban.support.crypto.Sm3;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.springframework.stereotype.Component;

/**
 * The SM2 keys of the evidence, from a properties file: {@code current=<name>}, {@code key.<name>=<64 hex digits>} for the
 * one that signs and for any other that shall be known beside it. A key's id is the beginning of its public half's digest,
 * so another key has another id. Software keys: they do not pass 密评, a cipher machine takes their place behind the same
 * methods.
 */
@Component
public class SigningKeys {

    private static final int ID = 32;
    private static final byte[] UNCOMPRESSED = {4};
    /** Its private half is printed in GB/T 32918.5. */
    private static final String EXAMPLE = "e6a4f9765fca89e8b7d64019b900d57c";

    private final byte[] secret;
    private final Key current;
    private final List<Key> all;

    /** @param point x‖y, 128 hex digits */
    public record Key(String id, String point) {}

    SigningKeys(EvidenceProperties properties, ModeProperties mode) {
        Path file = properties.keyFile();
        Properties values = read(file);
        this.secret = secret(file, values, "key." + values.getProperty("current", ""));
        this.current = known(secret);
        this.all = values.stringPropertyNames().stream()
                .filter(name -> name.startsWith("key."))
                .map(name -> known(secret(file, values, name)))
                .toList();
        if (mode.mode() == ModeProperties.Mode.PRODUCTION
                && all.stream().anyMatch(key -> key.id().equals(EXAMPLE))) {
            throw new IllegalStateException(
                    "evidence keys: " + file + ", that of the standard's example (expected: keys of your own)");
        }
    }

    public String id() {
        return current.id();
    }

    /** r‖s over SM3 of that text, as GB/T 32918.2 does it. */
    public byte[] sign(byte[] text) {
        return Sm2.sign(secret, text);
    }

    List<Key> all() {
        return all;
    }

    private static Key known(byte[] secret) {
        byte[] point = Sm2.publicKey(secret);
        return new Key(
                Sm3.hex(UNCOMPRESSED, point).substring(0, ID), HexFormat.of().formatHex(point));
    }

    private static byte[] secret(Path file, Properties values, String name) {
        try {
            byte[] secret = HexFormat.of().parseHex(values.getProperty(name, "").strip());
            Sm2.publicKey(secret);
            return secret;
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("evidence keys: " + file + ", " + name + " (expected: 64 hex digits)", e);
        }
    }

    private static Properties read(Path file) {
        Properties values = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            values.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("evidence keys: " + file + " (expected: a properties file)", e);
        }
        return values;
    }
}
