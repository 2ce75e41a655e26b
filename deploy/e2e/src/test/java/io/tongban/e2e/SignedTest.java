package io.tongban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedTest {

    @TempDir
    Path folder;

    @Test
    void aLibraryVerifiesWhatIsSigned() throws Exception {
        ECKey key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        Path file = Files.writeString(folder.resolve("key.jwk"), key.toJSONString());
        Instant time = Instant.parse("2026-03-02T02:00:00Z");

        SignedJWT token = SignedJWT.parse(Signed.token(file, Map.of("iss", "driver"), InstantSource.fixed(time)));

        assertThat(token.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(token.getHeader().getKeyID()).isEqualTo(key.getKeyID());
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("driver");
        assertThat(token.getJWTClaimsSet().getExpirationTime())
                .hasTime(time.plusSeconds(60).toEpochMilli());
    }
}
