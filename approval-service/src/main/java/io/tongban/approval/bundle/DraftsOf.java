package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.Applications;
import io.tongban.support.identity.Passport;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/** Drafts of a bundle as whole cases, in the order of its plan; one statement. */
final class DraftsOf {

    private DraftsOf() {}

    /** Key of a step → its draft. */
    static Mono<Map<String, Application>> load(Applications applications, List<Bundle.Case> cases, Passport who) {
        return applications
                .loadAll(cases.stream().map(Bundle.Case::id).toList(), who)
                .map(found -> {
                    Map<UUID, Application> byId =
                            found.stream().collect(Collectors.toMap(Application::id, Function.identity()));
                    Map<String, Application> byStep = new LinkedHashMap<>();
                    cases.forEach(one -> {
                        Application draft = byId.get(one.id());
                        if (draft != null) {
                            byStep.put(one.step(), draft);
                        }
                    });
                    return byStep;
                });
    }
}
