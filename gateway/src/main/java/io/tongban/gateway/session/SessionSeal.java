package io.tongban.gateway.session;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * What the database may know of a session: the id's HMAC-SM3 to find it by, and the content under SM4-GCM with a key
 * made from the id. The id itself is only in the browser.
 */
final class SessionSeal {

    private static final int ID_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 16;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private SessionSeal() {}

    /** 256 random bits, base64url. */
    static String newId() {
        byte[] bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static boolean looksLikeId(String id) {
        return ID.matcher(id).matches();
    }

    static byte[] digest(String id) {
        return mac(id, "find");
    }

    static byte[] seal(String id, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] sealed = run(true, id, nonce, content, 0);
        byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, out, NONCE_BYTES, sealed.length);
        return out;
    }

    /** @throws IllegalStateException when the content was not sealed with this id */
    static byte[] open(String id, byte[] sealed) {
        return run(false, id, Arrays.copyOf(sealed, NONCE_BYTES), sealed, NONCE_BYTES);
    }

    private static byte[] run(boolean seal, String id, byte[] nonce, byte[] in, int from) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        KeyParameter key = new KeyParameter(Arrays.copyOf(mac(id, "seal"), KEY_BYTES));
        cipher.init(seal, new AEADParameters(key, TAG_BITS, nonce));
        byte[] out = new byte[cipher.getOutputSize(in.length - from)];
        int written = cipher.processBytes(in, from, in.length - from, out, 0);
        try {
            cipher.doFinal(out, written);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("session content does not belong to its id", e);
        }
        return out;
    }

    private static byte[] mac(String id, String purpose) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(id.getBytes(StandardCharsets.US_ASCII)));
        byte[] label = purpose.getBytes(StandardCharsets.US_ASCII);
        mac.update(label, 0, label.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }
}
