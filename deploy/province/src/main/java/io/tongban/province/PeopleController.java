package io.tongban.province;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The switch for tests and demonstrations; {@link SecurityRules} lets in only this machine with the admin token. */
@RestController
class PeopleController {

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    /** One line each: login name, name, who that is; separated by tabs. */
    @GetMapping(path = "/admin/people", produces = "text/plain;charset=UTF-8")
    String list() {
        return people.all().stream()
                .map(person -> String.join("\t", person.sub(), person.name(), person.description()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** 204, or 404 for nobody. Acts on every token and userinfo answer from now on. */
    @PutMapping(path = "/admin/people/{sub}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> set(@PathVariable String sub, @RequestBody SwitchRequest request) {
        boolean known = people.set(sub, request.toSwitch());
        return known
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().build();
    }

    /**
     * The whole wanted state; what is absent is as in the beginning.
     *
     * @param enabled false: no login, no new tokens
     * @param removed roles, or codes of organisations, to be without
     */
    record SwitchRequest(
            @Nullable Boolean enabled, @Nullable Set<String> removed) {
        People.Switch toSwitch() {
            return new People.Switch(!Boolean.FALSE.equals(enabled), removed == null ? Set.of() : Set.copyOf(removed));
        }
    }
}
