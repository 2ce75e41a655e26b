package io.tongban.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of our programs. */
final class Parts {

    /** Not {@code tongban}, which is the gateway's name in access tokens: an id token must never pass for one. */
    static final String GATEWAY_CLIENT = "tongban-gateway";

    private final Ports ports;
    private final Secrets secrets;
    private final Home home;
    private final boolean drivenClock;

    Parts(Ports ports, Secrets secrets, Home home, boolean drivenClock) {
        this.ports = ports;
        this.secrets = secrets;
        this.home = home;
        this.drivenClock = drivenClock;
    }

    List<Part> all() {
        return List.of(
                standIn("province"),
                standIn("staff"),
                service("catalog", List.of("gateway", "approval", "driver"), Map.of()),
                service(
                        "approval",
                        List.of("gateway", "notice", "driver"),
                        Map.ofEntries(
                                Map.entry("tongban.outbox.url", ports.url("notice")),
                                Map.entry("tongban.outbox.audience", "notice"),
                                Map.entry("tongban.catalog.url", ports.url("catalog")),
                                Map.entry("tongban.certificates.public-url", ports.url("gateway")),
                                Map.entry(
                                        "tongban.files.folder",
                                        home.resolve("files").toString()),
                                Map.entry("tongban.files.key-file", fileKeys()),
                                Map.entry("tongban.scanner.port", Integer.toString(ports.of("scanner"))),
                                Map.entry("tongban.secrets.key-file", sealingKeys()),
                                Map.entry("tongban.evidence.key-file", evidenceKeys()),
                                Map.entry("tongban.evidence.platform.url", ports.url("outside")),
                                // somebody watches what files itself
                                Map.entry("tongban.bundles.sweep", "2s"),
                                Map.entry("tongban.share.url", ports.url("outside") + "/share"),
                                Map.entry("tongban.share.token", secrets.get("share.token")))),
                service(
                        "notice",
                        List.of("gateway", "approval", "driver"),
                        Map.of("tongban.outbox.url", ports.url("approval"))),
                gateway());
    }

    private Part service(String name, List<String> trusted, Map<String, String> own) {
        Map<String, String> properties = new LinkedHashMap<>(own);
        properties.put("tongban.driven-clock", Boolean.toString(drivenClock));
        return new Part(name, jar(name + "-service"), Part.Kind.SERVICE, trusted, properties);
    }

    /** Keys under which approval seals sensitive fields; losing them loses those values. */
    private String sealingKeys() {
        Path file = home.resolve("keys").resolve("approval-sealing.properties");
        if (Files.notExists(file)) {
            Home.writePrivate(
                    file, "current=1\nkey.1=" + Secrets.randomHex(16) + "\nlookup=" + Secrets.randomHex(32) + "\n");
        }
        return file.toString();
    }

    /** Keys under which the key of each file is kept; losing them loses all files. */
    private String fileKeys() {
        Path file = home.resolve("keys").resolve("approval-files.properties");
        if (Files.notExists(file)) {
            Home.writePrivate(file, "current=1\nkey.1=" + Secrets.randomHex(16) + "\n");
        }
        return file.toString();
    }

    /** The SM2 key under which approval signs the roots of the evidence; the public half is approval's to publish. */
    private String evidenceKeys() {
        Path file = home.resolve("keys").resolve("approval-evidence.properties");
        if (Files.notExists(file)) {
            // below the order of the curve, which begins with fffffffe
            Home.writePrivate(file, "current=1\nkey.1=00" + Secrets.randomHex(31) + "\n");
        }
        return file.toString();
    }

    private Part gateway() {
        Map<String, String> properties = new LinkedHashMap<>();
        for (String service : List.of("catalog", "approval", "notice")) {
            properties.put("tongban.gateway.services." + service, ports.url(service));
        }
        properties.put("tongban.gateway.bearer.clients", "province-app");
        login(properties, "province");
        login(properties, "staff");
        return new Part("gateway", jar("gateway"), Part.Kind.SERVICE, List.of(), properties);
    }

    private void login(Map<String, String> properties, String login) {
        String prefix = "tongban.gateway.login." + login + ".";
        String issuer = ports.url(login);
        properties.put(prefix + "issuer", issuer);
        properties.put(prefix + "authorization-uri", issuer + "/oauth2/authorize");
        properties.put(prefix + "token-uri", issuer + "/oauth2/token");
        properties.put(prefix + "jwk-set-uri", issuer + "/oauth2/jwks");
        properties.put(prefix + "user-info-uri", issuer + "/userinfo");
        properties.put(prefix + "end-session-uri", issuer + "/connect/logout");
        properties.put(prefix + "client-id", GATEWAY_CLIENT);
        properties.put(prefix + "client-secret", clientSecret(secrets, login, GATEWAY_CLIENT));
    }

    private Part standIn(String login) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("spring.profiles.active", login);
        properties.put(
                "tongban.province.key-file",
                home.resolve("keys").resolve(login + "-login.jwk").toString());
        properties.put("tongban.province.password", secrets.demoPassword());
        properties.put("tongban.province.admin-token", secrets.get("login.admin-token"));
        properties.put("gateway.port", Integer.toString(ports.of("gateway")));
        properties.put("client." + GATEWAY_CLIENT + ".secret", clientSecret(secrets, login, GATEWAY_CLIENT));
        for (String client : List.of("province-app", "other-app")) {
            properties.put("client." + client + ".secret", clientSecret(secrets, "province", client));
        }
        return new Part(login, "deploy/province/target/province.jar", Part.Kind.STAND_IN, List.of(), properties);
    }

    static String clientSecret(Secrets secrets, String login, String client) {
        return secrets.get("client." + login + "." + client);
    }

    private static String jar(String module) {
        return module + "/target/" + module + ".jar";
    }
}
