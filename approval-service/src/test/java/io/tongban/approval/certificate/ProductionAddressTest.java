package io.tongban.approval.certificate;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongban.support.clock.ModeProperties;
import io.tongban.support.clock.ModeProperties.Mode;
import org.junit.jupiter.api.Test;

class ProductionAddressTest {

    private static final CertificateProperties PLAIN = new CertificateProperties("http://127.0.0.1:8080");
    private static final CertificateProperties SAFE = new CertificateProperties("https://sft.example");

    @Test
    void onlyADemonstrationHasAPlainAddress() {
        ModeProperties demo = new ModeProperties(Mode.DEMO, true);
        ModeProperties production = new ModeProperties(Mode.PRODUCTION, false);

        assertThatCode(() -> new ProductionAddress(demo, PLAIN)).doesNotThrowAnyException();
        assertThatCode(() -> new ProductionAddress(production, SAFE)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new ProductionAddress(production, PLAIN))
                .hasMessageContaining("tongban.certificates.public-url");
    }
}
