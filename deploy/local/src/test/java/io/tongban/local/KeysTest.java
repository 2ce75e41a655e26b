package io.tongban.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    @TempDir
    Path folder;

    @Test
    void aPublishedKeyVerifiesWhatItsPrivateHalfSigned() throws Exception {
        Keys keys = new Keys(Home.open(folder.resolve("home")));

        for (int i = 0; i < 20; i++) {
            ECKey key = ECKey.parse(Files.readString(keys.privateKey("service" + i)));
            JWSObject signed = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    new Payload("text"));
            signed.sign(new ECDSASigner(key));
            JWKSet published = JWKSet.load(keys.publicKeys("service" + i).toFile());

            assertThat(signed.verify(new ECDSAVerifier(
                            published.getKeyByKeyId(key.getKeyID()).toECKey())))
                    .isTrue();
            assertThat(key.getCurve()).isEqualTo(Curve.P_256);
            assertThat(key.getKeyID()).isEqualTo(key.computeThumbprint().toString());
            assertThat(published.getKeys()).noneMatch(each -> each.isPrivate());
        }
    }

    @Test
    void isMadeOnceAndForItsOwnerOnly() throws Exception {
        Home home = Home.open(folder.resolve("home"));
        String first = Files.readString(new Keys(home).privateKey("gateway"));

        Path file = new Keys(home).privateKey("gateway");

        assertThat(file).hasContent(first);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
