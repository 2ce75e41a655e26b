package io.tongban.approval.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Tells what a file is from its bytes alone, which pass once and are never gathered. */
@Component
public class Inspection {

    private static final int HEAD = 64 * 1024;
    private static final int BRANDS = 64;

    private final Tika tika = new Tika();

    /**
     * Reads as far as it needs to.
     *
     * @throws RefusedContentException where it is none of the accepted types, broken, or a bomb
     */
    public FileType typeOf(InputStream bytes) throws IOException, RefusedContentException {
        Head in = new Head(bytes);
        byte[] head = in.peek(HEAD);
        if (head.length == 0) {
            throw new RefusedContentException(RefusedContentException.Why.EMPTY);
        }
        if (ZipLook.looksLikeOne(head)) {
            return new ZipLook(in).type();
        }
        String found = tika.detect(head);
        if (found.equals("image/heif") && isHeic(head)) {
            return FileType.HEIC;
        }
        Optional<FileType> type = FileType.of(found).filter(known -> known != FileType.OFD && known != FileType.DOCX);
        return type.orElseThrow(() -> new RefusedContentException(RefusedContentException.Why.TYPE));
    }

    /** Some cameras put the general brand first and heic among the compatible ones (ISO 23008-12). */
    private static boolean isHeic(byte[] head) {
        String brands = new String(head, 0, Math.min(BRANDS, head.length), StandardCharsets.ISO_8859_1);
        return brands.contains("heic") || brands.contains("heix");
    }
}
