package io.tongban.province;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Everybody who can log in here, as the switch has them at this moment. */
@Component
final class People implements UserDetailsService {

    /**
     * @param removed roles and codes of organisations that the person no longer has
     */
    record Switch(boolean enabled, Set<String> removed) {
        static final Switch UNTOUCHED = new Switch(true, Set.of());
    }

    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Switch> switches = new ConcurrentHashMap<>();
    private final String password;

    People(ProvinceProperties properties, PasswordEncoder encoder) {
        properties.people().forEach(person -> people.put(person.sub(), person));
        this.password = encoder.encode(properties.password());
    }

    @Override
    public UserDetails loadUserByUsername(String sub) {
        if (!people.containsKey(sub)) {
            throw new UsernameNotFoundException("unknown");
        }
        return User.withUsername(sub)
                .password(password)
                .disabled(!switchOf(sub).enabled())
                .authorities("ROLE_PERSON")
                .build();
    }

    /** The person with what is left of roles and organisations; empty when unknown or disabled. */
    Optional<Person> active(String sub) {
        Switch now = switchOf(sub);
        return now.enabled()
                ? Optional.ofNullable(people.get(sub)).map(person -> person.without(now.removed()))
                : Optional.empty();
    }

    Collection<Person> all() {
        return people.values();
    }

    /** @return false when there is no such person */
    boolean set(String sub, Switch to) {
        if (!people.containsKey(sub)) {
            return false;
        }
        switches.put(sub, to);
        return true;
    }

    private Switch switchOf(String sub) {
        return switches.getOrDefault(sub, Switch.UNTOUCHED);
    }
}
