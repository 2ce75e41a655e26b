package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.support.testing.Committed;
import org.junit.jupiter.api.Test;

/** The committed description is that of the running service; {@code -Dtongban.renew=true} renews it. */
class OpenApiIT extends NoticeIT {

    @Test
    void theCommittedDescriptionIsTrue() {
        Client.Answer answer = client.send(client.to("/v3/api-docs").GET());

        assertThat(answer.status()).isEqualTo(200);
        Committed.compareJson("openapi.json", answer.text());
    }
}
