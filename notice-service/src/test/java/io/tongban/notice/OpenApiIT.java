package io.tongban.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The committed description is that of the running service; {@code -Dtongban.renew=true} renews it. */
class OpenApiIT extends NoticeIT {

    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @Test
    void theCommittedDescriptionIsTrue() throws IOException {
        Client.Answer answer = client.send(client.to("/v3/api-docs").GET());
        assertThat(answer.status()).isEqualTo(200);
        String actual = PRETTY.writeValueAsString(PRETTY.readValue(answer.text(), Object.class))
                        .replace("\r\n", "\n") + "\n";
        Path committed = Path.of("openapi.json");
        if (Boolean.getBoolean("tongban.renew")) {
            Files.writeString(committed, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(committed));
    }
}
