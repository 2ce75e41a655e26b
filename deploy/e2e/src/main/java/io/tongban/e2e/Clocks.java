package io.tongban.e2e;

import io.tongban.local.Access;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The driven clocks of the services, set together with the driver's key. */
public final class Clocks {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalTime MORNING = LocalTime.of(10, 0);
    private static final List<String> SERVICES = List.of("catalog", "approval", "notice");

    private final Access access;
    private final Browser browser = new Browser();
    private boolean ended;

    public Clocks(Access access) {
        this.access = access;
    }

    /** Ten in the morning of that day; from there the clocks go on. */
    public void at(LocalDate day) {
        at(day, SERVICES);
    }

    /** Only of those services. */
    public synchronized void at(LocalDate day, List<String> services) {
        if (ended) {
            throw new Unexpected("stopped; the clocks are real again");
        }
        services.forEach(service ->
                set(service, "\"" + day.atTime(MORNING).atZone(SHANGHAI).toInstant() + "\""));
    }

    /** Back to the real time, for good: whoever still travels is stopped at the next step. */
    public synchronized void end() {
        ended = true;
        List<String> faults = new ArrayList<>();
        for (String service : SERVICES) {
            try {
                set(service, "null");
            } catch (Unexpected e) {
                faults.add(String.valueOf(e.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new Unexpected(String.join("; ", faults));
        }
    }

    private void set(String service, String instant) {
        String token = Signed.token(
                access.driverKey(), Map.of("iss", "driver", "aud", service, "sub", "driver", "scope", "clock"));
        HttpResponse<String> answer =
                browser.send(HttpRequest.newBuilder(URI.create(access.url(service) + "/internal/clock"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"instant\":" + instant + "}"))
                        .build());
        if (answer.statusCode() != 200) {
            throw new Unexpected("the clock of " + service + " cannot be set, it answered " + answer.statusCode()
                    + " (started with TONGBAN_DRIVEN_CLOCK=false?)");
        }
    }
}
