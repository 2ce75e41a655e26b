package io.tongban.support.testing.planted;

import java.time.Instant;

class ReadsTheSystemClock {
    Instant wrong() {
        return Instant.now();
    }
}
