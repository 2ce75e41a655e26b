package io.tongban.approval.upload;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.store.ObjectStore.Draft;
import io.tongban.approval.store.SealedWriter;
import io.tongban.support.problem.CommonProblem;
import io.tongban.support.problem.Refusal;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Takes the body of one request as it comes and seals it into a part. Blocks. */
final class PartWriter implements Closeable {

    private final UUID object;
    private final Draft draft;
    private final SealedWriter sealed;
    private final long start;
    private final long most;
    private final @Nullable Checksum checksum;
    private long received;

    /** @param most bytes that may come */
    PartWriter(UUID object, Draft draft, SealedWriter sealed, long start, long most, @Nullable Checksum checksum) {
        this.object = object;
        this.draft = draft;
        this.sealed = sealed;
        this.start = start;
        this.most = most;
        this.checksum = checksum;
    }

    /** Fails with TOO_LARGE past the limit, whatever length was announced. */
    void take(DataBuffer buffer) {
        try (DataBuffer.ByteBufferIterator pieces = buffer.readableByteBuffers()) {
            received += buffer.readableByteCount();
            if (received > most) {
                throw Refusal.of(CommonProblem.TOO_LARGE).exception();
            }
            while (pieces.hasNext()) {
                ByteBuffer piece = pieces.next();
                if (checksum != null) {
                    checksum.add(piece);
                }
                sealed.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    long received() {
        return received;
    }

    /** Whether what came may be kept although the rest did not: unverified bytes may not. */
    boolean isWorthKeeping(long atLeast) {
        return checksum == null && received >= atLeast;
    }

    /** Keeps what came. */
    Upload.Part keep() throws IOException {
        if (checksum != null && !checksum.holds()) {
            throw Refusal.of(ApprovalProblem.CHECKSUM_MISMATCH).exception();
        }
        sealed.finish();
        draft.keep();
        return new Upload.Part(object, start, received);
    }

    /** What was not kept is gone. */
    @Override
    public void close() throws IOException {
        draft.close();
    }
}
