package io.tongban.province;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One login.
 *
 * @param title of the login page
 * @param keyFile where the signing key is kept; made at first start
 * @param password of all people here: a demonstration word
 * @param adminToken for the switch under {@code /admin}; empty: the switch is refused
 * @param audiences client → audience of its access tokens, where it is not the client itself
 */
@ConfigurationProperties("tongban.province")
public record ProvinceProperties(
        String title,
        Path keyFile,
        String password,
        @DefaultValue("") String adminToken,
        @DefaultValue Map<String, String> audiences,
        List<Person> people) {

    public ProvinceProperties {
        if (password.length() < 4) {
            throw new IllegalArgumentException("tongban.province.password: too short (expected: 4 characters)");
        }
    }
}
