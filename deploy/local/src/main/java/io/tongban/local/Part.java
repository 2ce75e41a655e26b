package io.tongban.local;

import java.util.List;
import java.util.Map;

/**
 * One of our programs: all that the launcher knows of it.
 *
 * @param jar relative to the root of the source tree
 * @param trusted whose public keys it believes
 * @param properties Spring properties besides the common ones
 */
record Part(String name, String jar, Kind kind, List<String> trusted, Map<String, String> properties) {

    enum Kind {
        /** of the product: has a key and a database, both of its own name */
        SERVICE("/actuator/health", 192),
        /** of the world around: only compiled quickly, never fully */
        STAND_IN("/.well-known/openid-configuration", 96);

        /** answers 200 when it works */
        final String health;
        /** of heap, at most */
        final int megabytes;

        Kind(String health, int megabytes) {
            this.health = health;
            this.megabytes = megabytes;
        }
    }

    boolean isService() {
        return kind == Kind.SERVICE;
    }
}
