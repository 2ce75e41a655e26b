package io.tongban.approval.upload;

import io.tongban.approval.content.FileType;
import io.tongban.approval.content.Inspection;
import io.tongban.approval.content.RefusedContentException;
import io.tongban.approval.store.Assembly;
import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.StoredFiles;
import io.tongban.approval.upload.Uploads.Judged;
import io.tongban.support.background.Recurring;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes one sealed content of the parts of a complete upload, digest and type read from the bytes on their way; or says
 * why it is not taken. Whoever comes upon a complete upload that was not judged may do it; of two one counts.
 */
@Component
class FinishUpload {

    private final Uploads uploads;
    private final Parts parts;
    private final Inspection inspection;
    private final StoredFiles files;
    private final Blocking blocking;
    private final Recurring scanLoop;

    FinishUpload(
            Uploads uploads,
            Parts parts,
            Inspection inspection,
            StoredFiles files,
            Blocking blocking,
            Recurring scanLoop) {
        this.uploads = uploads;
        this.parts = parts;
        this.inspection = inspection;
        this.files = files;
        this.blocking = blocking;
        this.scanLoop = scanLoop;
    }

    /** @param type null where it is refused; @param fault name of the refusal */
    private record Look(@Nullable FileType type, String sm3, String fault) {}

    /** Nothing happens where it is judged already, or gone. */
    Mono<Void> handle(UUID id, String owner) {
        return uploads.whole(id, owner)
                .filter(upload -> upload.isComplete() && !upload.judged())
                .flatMap(upload -> blocking.call(() -> look(upload))
                        .onErrorMap(IOException.class, error -> StoredFiles.broken(upload.id(), error))
                        .flatMap(look -> judge(upload, look)));
    }

    private Look look(Upload upload) throws IOException {
        try (Assembly whole = parts.assemble(upload)) {
            FileType type = inspection.typeOf(whole.plain());
            whole.plain().transferTo(OutputStream.nullOutputStream());
            whole.keep();
            return new Look(type, whole.sm3(), "");
        } catch (RefusedContentException refused) {
            return new Look(null, "", "FILE_" + refused.why());
        }
    }

    private Mono<Void> judge(Upload upload, Look look) {
        FileType type = look.type();
        Mono<Judged> judged =
                type == null ? uploads.refuse(upload, look.fault()) : uploads.seal(upload, type, look.sm3());
        return judged.flatMap(now -> {
            scanLoop.wake();
            return blocking.run(() -> files.remove(unneeded(upload, now)));
        });
    }

    /** The parts; and what was put together, where the same content is there already. */
    private static List<UUID> unneeded(Upload upload, Judged now) {
        List<UUID> objects = new ArrayList<>(now.objects());
        if (now.content() != null && !now.content().equals(upload.id())) {
            objects.add(upload.id());
        }
        return objects;
    }
}
