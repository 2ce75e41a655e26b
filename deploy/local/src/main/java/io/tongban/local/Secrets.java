package io.tongban.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Collectors;

/** What this installation alone knows: made when first asked for, kept in {@code secrets.properties}. */
final class Secrets {

    private static final int BYTES = 24;
    private static final String CONSONANTS = "bdfghjklmnprstwz";
    private static final String VOWELS = "aeiou";

    private final Path file;
    private final Properties values = new Properties();
    private final SecureRandom random = new SecureRandom();

    Secrets(Home home) {
        this.file = home.resolve("secrets.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    String get(String name) {
        return kept(name, () -> randomHex(BYTES));
    }

    /** So many random bytes as hex digits. */
    static String randomHex(int count) {
        byte[] bytes = new byte[count];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** One word that can be said and typed: the password of all demonstration people. */
    String demoPassword() {
        return kept("demo.password", () -> {
            StringBuilder word = new StringBuilder();
            for (int syllable = 0; syllable < 5; syllable++) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            return word.toString();
        });
    }

    private synchronized String kept(String name, java.util.function.Supplier<String> make) {
        String value = values.getProperty(name);
        if (value == null) {
            value = make.get();
            values.setProperty(name, value);
            Home.writePrivate(
                    file,
                    values.stringPropertyNames().stream()
                            .sorted()
                            .map(key -> key + "=" + values.getProperty(key) + "\n")
                            .collect(Collectors.joining()));
        }
        return value;
    }
}
