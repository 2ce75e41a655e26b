package io.tongban.approval.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was sealed opens as it was, or not at all. */
class SealedFileTest {

    private static final byte[] KEY = new byte[16];
    private static final UUID FILE = UUID.randomUUID();
    private static final int SEGMENTS = 4;
    private static final int LENGTH = (SEGMENTS - 1) * Segments.PLAIN + 1000;

    private final byte[] plain = random(LENGTH, 7);
    private final byte[] sealed = sealed(plain, FILE, KEY);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, Segments.PLAIN - 1, Segments.PLAIN, Segments.PLAIN + 1, 3 * Segments.PLAIN, LENGTH})
    void opensAsItWas(int length) throws IOException {
        byte[] bytes = random(length, length);
        byte[] rest = sealed(bytes, FILE, KEY);

        assertThat(rest.length).isEqualTo((int) Segments.sealed(length));
        assertThat(opened(rest, length, FILE, KEY)).isEqualTo(bytes);
        if (length > 16) {
            assertThat(new String(rest)).doesNotContain(new String(Arrays.copyOf(bytes, 16)));
        }
    }

    @Test
    void noTwoSealsAreAlike() {
        assertThat(sealed(plain, FILE, KEY)).isNotEqualTo(sealed);
    }

    @Test
    void anAlteredByteOfAnySegmentIsFound() {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            int begin = segment * Segments.SEALED;
            int end = Math.min(sealed.length, begin + Segments.SEALED);
            for (int at : new int[] {begin, begin + Segments.NONCE, (begin + end) / 2, end - 1}) {
                byte[] altered = sealed.clone();
                altered[at] ^= 1;
                tampered(altered, LENGTH, segment);
            }
        }
    }

    @Test
    void anythingCutOffIsFound() {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            tampered(Arrays.copyOf(sealed, segment * Segments.SEALED), LENGTH, segment);
            tampered(Arrays.copyOf(sealed, segment * Segments.SEALED + 5), LENGTH, segment);
            tampered(Arrays.copyOf(sealed, segment * Segments.SEALED + 500), LENGTH, segment);
        }
    }

    /** Also where the length in the database was changed with it. */
    @Test
    void whatWasCutOffAtASegmentIsNoWholeFile() {
        tampered(Arrays.copyOf(sealed, Segments.SEALED), Segments.PLAIN, 0);
        tampered(Arrays.copyOf(sealed, 2 * Segments.SEALED), 2L * Segments.PLAIN, 1);
    }

    @Test
    void anythingAppendedIsFound() {
        tampered(Arrays.copyOf(sealed, sealed.length + 1), LENGTH, SEGMENTS - 1);
        byte[] twice = Arrays.copyOf(sealed, sealed.length * 2);
        System.arraycopy(sealed, 0, twice, sealed.length, sealed.length);
        tampered(twice, LENGTH, SEGMENTS - 1);
    }

    @Test
    void swappedAndRepeatedSegmentsAreFound() {
        for (int a = 0; a < SEGMENTS - 1; a++) {
            for (int b = 0; b < SEGMENTS - 1; b++) {
                if (a != b) {
                    byte[] copied = sealed.clone();
                    System.arraycopy(sealed, b * Segments.SEALED, copied, a * Segments.SEALED, Segments.SEALED);
                    tampered(copied, LENGTH, a);
                    System.arraycopy(sealed, a * Segments.SEALED, copied, b * Segments.SEALED, Segments.SEALED);
                    tampered(copied, LENGTH, Math.min(a, b));
                }
            }
        }
    }

    @Test
    void theBytesOfAnotherFileDoNotOpenEvenUnderTheSameKey() {
        byte[] other = sealed(plain, UUID.randomUUID(), KEY);
        tampered(other, LENGTH, 0);

        byte[] mixed = sealed.clone();
        System.arraycopy(other, Segments.SEALED, mixed, Segments.SEALED, Segments.SEALED);
        tampered(mixed, LENGTH, 1);
    }

    @Test
    void anotherKeyDoesNotOpen() {
        byte[] key = KEY.clone();
        key[3] ^= 4;

        assertThatThrownBy(() -> opened(sealed, LENGTH, FILE, key)).isInstanceOf(TamperedException.class);
    }

    /** Everything before the broken segment comes out as it was, nothing after it. */
    private void tampered(byte[] broken, long length, int segment) {
        SealedReader reader = new SealedReader(new ByteArrayInputStream(broken), new SegmentCipher(KEY, FILE), length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> reader.transferTo(out))
                .isInstanceOf(TamperedException.class)
                .hasMessageContaining("segment " + segment);
        assertThat(out.toByteArray()).isEqualTo(Arrays.copyOf(plain, segment * Segments.PLAIN));
    }

    private static byte[] sealed(byte[] plain, UUID file, byte[] key) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SealedWriter writer = new SealedWriter(out, new SegmentCipher(key, file), 0, plain.length);
        try {
            writer.write(ByteBuffer.wrap(plain));
            writer.finish();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static byte[] opened(byte[] sealed, long length, UUID file, byte[] key) throws IOException {
        return new SealedReader(new ByteArrayInputStream(sealed), new SegmentCipher(key, file), length).readAllBytes();
    }

    private static byte[] random(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
