package io.tongban.approval.upload;

import io.tongban.approval.store.Assembly;
import io.tongban.approval.store.FileKeys;
import io.tongban.approval.store.ObjectStore;
import io.tongban.approval.store.SealedWriter;
import io.tongban.approval.store.SegmentCipher;
import io.tongban.approval.store.Segments;
import io.tongban.approval.store.Slice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Parts of an upload in the store: each goes on where the one before ended, also in the middle of a segment. Blocks. */
@Component
class Parts {

    private final ObjectStore store;
    private final FileKeys keys;

    Parts(ObjectStore store, FileKeys keys) {
        this.store = store;
        this.keys = keys;
    }

    /** @param most bytes that may come */
    PartWriter begin(Upload upload, long most, @Nullable Checksum checksum) throws IOException {
        UUID object = UUID.randomUUID();
        SegmentCipher cipher = keys.cipher(upload.id(), upload.key());
        ObjectStore.Draft draft = store.write(object);
        try {
            SealedWriter sealed = new SealedWriter(draft.bytes(), cipher, upload.received(), upload.length());
            sealed.write(beginningOfSegment(upload, cipher));
            return new PartWriter(object, draft, sealed, upload.received(), most, checksum);
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    /** The bytes before the offset that are in the same segment: sealed once more, with those to come. */
    private ByteBuffer beginningOfSegment(Upload upload, SegmentCipher cipher) throws IOException {
        Upload.Part last = upload.lastPart();
        int length = (int) (upload.received() % Segments.PLAIN);
        if (last == null || length == 0) {
            return ByteBuffer.allocate(0);
        }
        long number = Segments.of(upload.received());
        Slice slice = Slice.of(last.object(), Segments.of(last.start()), number, Segments.sealed(length));
        try (InputStream in = store.read(slice.object(), slice.from())) {
            return ByteBuffer.wrap(cipher.open(number, in.readNBytes((int) slice.length()), length));
        }
    }

    /** The whole of a complete upload. */
    Assembly assemble(Upload upload) throws IOException {
        return Assembly.begin(
                store, upload.id(), slices(upload), keys.cipher(upload.id(), upload.key()), upload.length());
    }

    /** Of each part the segments that no later part has once more. */
    private static List<Slice> slices(Upload upload) {
        List<Slice> slices = new ArrayList<>();
        List<Upload.Part> parts = upload.parts();
        for (int i = 0; i < parts.size(); i++) {
            long from = Segments.of(parts.get(i).start());
            boolean last = i == parts.size() - 1;
            long end = last
                    ? Segments.sealed(upload.length())
                    : Segments.place(Segments.of(parts.get(i + 1).start()));
            if (end > Segments.place(from)) {
                slices.add(Slice.of(parts.get(i).object(), from, from, end - Segments.place(from)));
            }
        }
        return slices;
    }
}
