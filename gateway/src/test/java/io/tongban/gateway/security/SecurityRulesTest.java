package io.tongban.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.gateway.routes.RouteTable;
import io.tongban.gateway.security.Rule.Who;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

class SecurityRulesTest {

    @Test
    void everyPublicLineHasAReason() {
        assertThat(SecurityRules.table()).allSatisfy(rule -> {
            if (rule.who() instanceof Who.Everybody everybody) {
                assertThat(everybody.reason()).hasSizeGreaterThan(8);
            }
        });
    }

    @Test
    void noLineStandsTwiceOrIsHiddenByAnEarlierOne() {
        Set<String> seen = new HashSet<>();
        for (Rule rule : SecurityRules.table()) {
            assertThat(seen.add(rule.method() + " " + rule.path()))
                    .as("%s", rule)
                    .isTrue();
            PathContainer example =
                    PathContainer.parsePath(rule.path().getPatternString().replaceAll("\\{\\w+}", "zz"));
            assertThat(SecurityRules.covering(rule.method(), example)).contains(rule);
        }
    }

    @Test
    void everyApiLineIsRoutedOrAnsweredHere() {
        assertThat(SecurityRules.table().stream()
                        .map(rule -> rule.path().getPatternString())
                        .filter(path -> path.startsWith("/api/") && !path.startsWith("/api/me")))
                .allMatch(path -> RouteTable.LINES.stream()
                        .flatMap(line -> line.paths().stream())
                        .anyMatch(pattern -> PathPatternParser.defaultInstance
                                .parse(pattern)
                                .matches(PathContainer.parsePath(path.replaceAll("\\{\\w+}", "zz")))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".pdf", ".ofd"})
    void aPrintIsForWhoeverIsSignedInAsTheDocumentIs(String format) {
        PathContainer path = PathContainer.parsePath("/api/applications/zz/documents/zz" + format);

        assertThat(SecurityRules.covering(HttpMethod.GET, path))
                .hasValueSatisfying(rule -> assertThat(rule.who()).isInstanceOf(Who.SignedInPerson.class));
        assertThat(SecurityRules.covering(HttpMethod.DELETE, path)).isEmpty();
    }

    @Test
    void headIsAskedLikeGet() {
        PathContainer path = PathContainer.parsePath("/api/notices");
        assertThat(SecurityRules.covering(HttpMethod.HEAD, path))
                .isEqualTo(SecurityRules.covering(HttpMethod.GET, path))
                .isPresent();
        assertThat(SecurityRules.covering(HttpMethod.POST, path)).isEmpty();
    }
}
