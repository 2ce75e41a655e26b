package io.tongban.support.crypto;

import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * SM2 signatures (GB/T 32918.2) with SM3 and the usual signer id 1234567812345678 (GB/T 35276), thin over Bouncy Castle.
 * A private key is 32 bytes, a public one x‖y (64), a signature r‖s (64).
 */
public final class Sm2 {

    private static final int HALF = 32;
    private static final ECDomainParameters CURVE = curve();

    private Sm2() {}

    private static ECDomainParameters curve() {
        X9ECParameters named = GMNamedCurves.getByName("sm2p256v1");
        return new ECDomainParameters(named.getCurve(), named.getG(), named.getN(), named.getH());
    }

    /** @throws IllegalArgumentException where it is no private key: 1 to n − 2 */
    public static byte[] publicKey(byte[] privateKey) {
        BigInteger d = new BigInteger(1, privateKey);
        if (privateKey.length != HALF
                || d.signum() == 0
                || d.compareTo(CURVE.getN().subtract(BigInteger.TWO)) > 0) {
            throw new IllegalArgumentException("SM2 key: out of range (expected: 32 bytes, 1 to n - 2)");
        }
        ECPoint point = new FixedPointCombMultiplier().multiply(CURVE.getG(), d).normalize();
        return Arrays.copyOfRange(point.getEncoded(false), 1, 1 + 2 * HALF);
    }

    public static byte[] sign(byte[] privateKey, byte[] text) {
        SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
        signer.init(true, new ECPrivateKeyParameters(new BigInteger(1, privateKey), CURVE));
        signer.update(text, 0, text.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("SM2: signing failed", e);
        }
    }

    /** @return false also where key or signature is none */
    public static boolean verify(byte[] publicKey, byte[] text, byte[] signature) {
        if (publicKey.length != 2 * HALF || signature.length != 2 * HALF) {
            return false;
        }
        byte[] encoded = new byte[1 + 2 * HALF];
        encoded[0] = 4;
        System.arraycopy(publicKey, 0, encoded, 1, 2 * HALF);
        try {
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE);
            signer.init(false, new ECPublicKeyParameters(CURVE.getCurve().decodePoint(encoded), CURVE));
            signer.update(text, 0, text.length);
            return signer.verifySignature(signature);
        } catch (IllegalArgumentException notOnTheCurve) {
            return false;
        }
    }
}
