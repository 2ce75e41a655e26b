package io.tongban.support.crypto;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.modes.GCMModeCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The keys under which single values rest: SM4-GCM (GB/T 32907) with a key id, so that keys can be changed, and HMAC-SM3
 * for exact look-up. Software keys: they do not pass 密评, a cipher machine takes their place behind the same methods.
 *
 * <p>The file is a properties file: {@code current=<id>}, {@code key.<id>=<32 hex digits>} for each key that is still
 * needed, {@code lookup=<64 hex digits>}.
 */
public final class SecretKeys {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String current;
    private final Map<String, byte[]> keys;
    private final byte[] lookup;
    private final SecureRandom random = new SecureRandom();

    SecretKeys(String current, Map<String, byte[]> keys, byte[] lookup) {
        this.current = current;
        this.keys = keys;
        this.lookup = lookup;
        key(current);
    }

    /** Reads the key file; blocking, for start-up only. */
    public static SecretKeys from(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException("secret keys: " + file + " (expected: a properties file)", e);
        }
        Map<String, byte[]> keys = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("key."))
                .forEach(name -> keys.put(name.substring(4), hex(properties.getProperty(name))));
        return new SecretKeys(properties.getProperty("current", ""), keys, hex(properties.getProperty("lookup", "")));
    }

    /** Id of the key that seals now. */
    public String current() {
        return current;
    }

    /** @param bound what the value belongs to: it opens nowhere else */
    public byte[] seal(String plain, String bound) {
        return seal(plain.getBytes(StandardCharsets.UTF_8), bound);
    }

    /** The same for bytes, e.g. a key that is kept under this one. */
    public byte[] seal(byte[] plain, String bound) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] sealed = gcm(true, key(current), nonce, bound, plain);
        byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, all, NONCE, sealed.length);
        return all;
    }

    /** @throws IllegalStateException where it was changed, or belongs to something else */
    public String open(byte[] sealed, String keyId, String bound) {
        return new String(openBytes(sealed, keyId, bound), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException where it was changed, or belongs to something else */
    public byte[] openBytes(byte[] sealed, String keyId, String bound) {
        byte[] nonce = Arrays.copyOf(sealed, NONCE);
        return gcm(false, key(keyId), nonce, bound, Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    /** The same value always gives the same digest, which without the key says nothing. */
    public String lookup(String field, String plain) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(lookup));
        byte[] text = (field + "\u001f" + plain).getBytes(StandardCharsets.UTF_8);
        mac.update(text, 0, text.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return HexFormat.of().formatHex(out);
    }

    private byte[] key(String id) {
        byte[] key = keys.get(id);
        if (key == null || key.length != 16) {
            throw new IllegalStateException("secret key: " + id + " (expected: 32 hex digits in the key file)");
        }
        return key;
    }

    private static byte[] gcm(boolean seal, byte[] key, byte[] nonce, String bound, byte[] text) {
        GCMModeCipher cipher = GCMBlockCipher.newInstance(new SM4Engine());
        byte[] aad = bound.getBytes(StandardCharsets.UTF_8);
        cipher.init(seal, new AEADParameters(new KeyParameter(key), TAG_BITS, nonce, aad));
        byte[] out = new byte[cipher.getOutputSize(text.length)];
        int length = cipher.processBytes(text, 0, text.length, out, 0);
        try {
            cipher.doFinal(out, length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException("sealed value: does not open (expected: unchanged and in its place)", e);
        }
        return out;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
