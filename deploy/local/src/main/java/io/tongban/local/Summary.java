package io.tongban.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person needs to know of a system that is up. */
final class Summary {

    private static final Map<String, String> TITLES = Map.of("province", "个人和法人", "staff", "工作人员");

    private Summary() {}

    static String of(Config config, Access access) {
        StringBuilder text = new StringBuilder();
        text.append("\n通办 is up: ").append(access.url("gateway")).append("   (API documents: /docs)\n");
        text.append("Password of all accounts: ").append(access.demoPassword()).append("\n");
        for (String login : List.of("province", "staff")) {
            if (config.wants(login)) {
                text.append(TITLES.get(login)).append(":\n").append(people(access, login));
            }
        }
        text.append("Data: ").append(config.home()).append("\n");
        text.append("Logs: ").append(access.logs()).append("\n");
        text.append("Stop: deploy/down   (--erase removes the data folder too)\n");
        return text.toString();
    }

    private static String people(Access access, String login) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(access.url(login) + "/admin/people"))
                .header("Authorization", "Bearer " + access.switchToken())
                .timeout(Duration.ofSeconds(10))
                .build();
        try {
            String lines = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            return lines.lines()
                    .map(line -> "  " + columns(line.split("\t")) + "\n")
                    .collect(Collectors.joining());
        } catch (IOException e) {
            throw new Refused("the login " + login + " does not say who its people are: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refused("interrupted", e);
        }
    }

    private static String columns(String[] words) {
        return words[0]
                + " ".repeat(Math.max(1, 18 - words[0].length()))
                + String.join("  ", words).substring(words[0].length()).strip();
    }
}
