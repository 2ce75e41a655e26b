package io.tongban.approval.store;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Seals and opens the segments of one file: SM4-GCM (GB/T 32907) under the file's own key. File, number and whether it is
 * the last are bound to each segment, so that one that was altered, cut off, moved or taken from elsewhere does not open.
 * One thread at a time.
 */
public final class SegmentCipher {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BOUND = 16 + Long.BYTES + 1;

    private final GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
    private final KeyParameter key;
    private final UUID file;

    SegmentCipher(byte[] key, UUID file) {
        this.key = new KeyParameter(key);
        this.file = file;
    }

    /** @return length of what is in {@code sealed} now */
    int seal(long number, boolean last, byte[] plain, int length, byte[] sealed) {
        byte[] nonce = new byte[Segments.NONCE];
        RANDOM.nextBytes(nonce);
        System.arraycopy(nonce, 0, sealed, 0, nonce.length);
        cipher.init(true, parameters(nonce, number, last));
        int done = cipher.processBytes(plain, 0, length, sealed, Segments.NONCE);
        try {
            return Segments.NONCE + done + cipher.doFinal(sealed, Segments.NONCE + done);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return length of what is in {@code plain} now */
    int open(long number, boolean last, byte[] sealed, int length, byte[] plain) throws TamperedException {
        if (length < Segments.NONCE + Segments.TAG) {
            throw new TamperedException(file, number, "cut off");
        }
        byte[] nonce = new byte[Segments.NONCE];
        System.arraycopy(sealed, 0, nonce, 0, nonce.length);
        cipher.init(false, parameters(nonce, number, last));
        int done = cipher.processBytes(sealed, Segments.NONCE, length - Segments.NONCE, plain, 0);
        try {
            return done + cipher.doFinal(plain, done);
        } catch (InvalidCipherTextException e) {
            throw new TamperedException(file, number, "does not open");
        }
    }

    /** Opens a segment in the middle of a file. @param length of its plain bytes */
    public byte[] open(long number, byte[] sealed, int length) throws TamperedException {
        byte[] plain = new byte[Segments.PLAIN];
        int opened = open(number, false, sealed, sealed.length, plain);
        if (opened != length) {
            throw new TamperedException(file, number, "cut off");
        }
        return Arrays.copyOf(plain, length);
    }

    UUID file() {
        return file;
    }

    private AEADParameters parameters(byte[] nonce, long number, boolean last) {
        byte[] bound = ByteBuffer.allocate(BOUND)
                .putLong(file.getMostSignificantBits())
                .putLong(file.getLeastSignificantBits())
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
        return new AEADParameters(key, Segments.TAG * Byte.SIZE, nonce, bound);
    }
}
