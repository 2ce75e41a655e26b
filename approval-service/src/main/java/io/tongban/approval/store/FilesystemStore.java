package io.tongban.approval.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A folder that all instances share: {@code drafts/} while they are written, {@code objects/ab/…} once kept. */
@Component
class FilesystemStore implements ObjectStore {

    private final Path drafts;
    private final Path objects;
    /** Ages of files are of this world, whatever time the law is driven to. */
    private final InstantSource time = InstantSource.system();

    FilesystemStore(FileProperties properties) {
        this.drafts = properties.folder().resolve("drafts");
        this.objects = properties.folder().resolve("objects");
    }

    @Override
    public Draft write(UUID id) throws IOException {
        Files.createDirectories(drafts);
        Path file = drafts.resolve(id + "." + UUID.randomUUID());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new FileDraft(channel, file, path(id));
    }

    @Override
    public InputStream read(UUID id, long from) throws IOException {
        FileChannel channel = FileChannel.open(path(id), StandardOpenOption.READ);
        try {
            return Channels.newInputStream(channel.position(from));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void remove(UUID id) throws IOException {
        Files.deleteIfExists(path(id));
    }

    @Override
    public List<UUID> older(int shard, Duration age) throws IOException {
        Instant before = time.instant().minus(age);
        List<UUID> found = new ArrayList<>();
        for (Path file : entries(objects.resolve("%02x".formatted(shard)))) {
            if (isOlder(file, before)) {
                found.add(UUID.fromString(file.getFileName().toString()));
            }
        }
        return found;
    }

    @Override
    public int removeDrafts(Duration untouched) throws IOException {
        Instant before = time.instant().minus(untouched);
        int removed = 0;
        for (Path file : entries(drafts)) {
            if (isOlder(file, before) && Files.deleteIfExists(file)) {
                removed++;
            }
        }
        return removed;
    }

    private Path path(UUID id) {
        String name = id.toString();
        return objects.resolve(name.substring(0, 2)).resolve(name);
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (NoSuchFileException nothingYet) {
            return List.of();
        }
    }

    /** What another instance has just removed is not older. */
    private static boolean isOlder(Path file, Instant before) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static final class FileDraft implements Draft {

        private final FileChannel channel;
        private final OutputStream bytes;
        private final Path file;
        private final Path kept;

        FileDraft(FileChannel channel, Path file, Path kept) {
            this.channel = channel;
            this.bytes = Channels.newOutputStream(channel);
            this.file = file;
            this.kept = kept;
        }

        @Override
        public OutputStream bytes() {
            return bytes;
        }

        @Override
        public void keep() throws IOException {
            channel.force(false);
            channel.close();
            Files.createDirectories(kept.getParent());
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
        }

        @Override
        public void close() throws IOException {
            channel.close();
            Files.deleteIfExists(file);
        }
    }
}
