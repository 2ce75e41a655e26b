package io.tongban.approval.progress;

import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MoveEntries;
import io.tongban.approval.evidence.Entries;
import io.tongban.approval.evidence.Entries.Sealed;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.progress.EvidenceController.SaltView;
import io.tongban.support.identity.Passport;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The salts with which an applicant, who knows the values, can prove what they had put into a form; for the owner only. */
@Component
class FieldSalts {

    private final Casework casework;
    private final Entries entries;
    private final FormSecrets secrets;

    FieldSalts(Casework casework, Entries entries, FormSecrets secrets) {
        this.casework = casework;
        this.entries = entries;
        this.secrets = secrets;
    }

    Mono<List<SaltView>> of(UUID id, Passport who) {
        return casework.find(id, who)
                .flatMapMany(application -> entries.secrets(id))
                .concatMapIterable(kept -> salts(id, kept))
                .collectList();
    }

    private List<SaltView> salts(UUID id, Sealed kept) {
        String secret = secrets.unseal(id, MoveEntries.SECRET, kept.secret());
        return kept.content().at("/submitted/fields").propertyNames().stream()
                .map(pointer -> new SaltView(
                        kept.seq(), pointer, HexFormat.of().formatHex(MoveEntries.fieldSalt(secret, pointer))))
                .toList();
    }
}
