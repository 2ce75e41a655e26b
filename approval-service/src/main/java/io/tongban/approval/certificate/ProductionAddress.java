package io.tongban.approval.certificate;

import io.tongban.support.clock.ModeProperties;
import io.tongban.support.clock.ModeProperties.Mode;
import org.springframework.stereotype.Component;

/** Certificates carry the address for good: production does not start with one that only a demonstration has. */
@Component
class ProductionAddress {

    ProductionAddress(ModeProperties mode, CertificateProperties certificates) {
        if (mode.mode() == Mode.PRODUCTION && !certificates.publicUrl().startsWith("https://")) {
            throw new IllegalStateException("tongban.certificates.public-url: " + certificates.publicUrl()
                    + " (expected: https:// in production mode)");
        }
    }
}
