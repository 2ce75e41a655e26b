package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Files already given: reading and removing. Who may see the case may read its files. */
@Component
class KeptFiles {

    record Kept(String name, String mediaType, Resource bytes) {}

    private final Casework casework;
    private final MaterialFiles files;
    private final FileStore store;

    KeptFiles(Casework casework, MaterialFiles files, FileStore store) {
        this.casework = casework;
        this.files = files;
        this.store = store;
    }

    Mono<Kept> find(UUID id, UUID file, Passport who) {
        return casework.find(id, who).map(application -> {
            MaterialFile found = of(application, file);
            return new Kept(found.name(), found.mediaType(), store.read(found.id()));
        });
    }

    Mono<Void> remove(UUID id, UUID file, Passport who) {
        return casework.find(id, who)
                .map(application -> of(application, file))
                .flatMap(found -> files.remove(id, found.id(), casework.now()))
                .flatMap(removed -> removed
                        ? store.remove(file)
                        : Mono.error(
                                () -> Refusal.of(ApprovalProblem.MATERIAL_KEPT).exception()));
    }

    private static MaterialFile of(Application application, UUID file) {
        return application.files().stream()
                .filter(f -> f.id().equals(file))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.FILE_NOT_FOUND).exception());
    }
}
