package io.tongban.approval.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.testing.Client.Answer;
import io.tongban.support.identity.Passport;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Looks behind: into the store's folder and the tables of uploads and contents. */
public abstract class StoreIT extends ApprovalIT {

    protected static final String REPORT = "/materials/FO-REPORT/files";

    /** Gives an upload to a new draft of its owner and reads it back. */
    protected byte[] given(Client owner, String upload) {
        String path = draft(owner, "forensic-person-renew", "140000");
        Answer attached = owner.attach(path + REPORT, UUID.randomUUID().toString(), upload);
        assertThat(attached.status()).as(attached.body().toString()).isEqualTo(201);
        return owner.bytes(path + REPORT + "/" + attached.text("/files/0/id"));
    }

    /** Files being written now. */
    protected static long drafts() {
        return filesIn(FILES.resolve("drafts"));
    }

    protected static long objects() {
        return filesIn(FILES.resolve("objects"));
    }

    protected static Path object(String id) {
        return FILES.resolve("objects").resolve(id.substring(0, 2)).resolve(id);
    }

    protected static String contentOf(String file) {
        return column("select content::text from material_file where id = '" + file + "'")
                .get(0);
    }

    protected static boolean exists(String object) {
        return Files.exists(object(object));
    }

    protected static long parts(String upload) {
        return partsOf(upload).size();
    }

    protected static List<String> partsOf(String upload) {
        return column("select object::text from upload_part where upload = '" + upload + "' order by start");
    }

    /** Uploads and bytes that are counted as open. */
    protected static String room(Client owner) {
        return String.join(
                ",", column("select uploads || ' ' || bytes from upload_room where owner = '" + owner.owner() + "'"));
    }

    /** What must always be so. */
    protected static void assertCountsAgree() {
        assertThat(column("""
                        select c.id::text from content c where c.refs <>
                            (select count(*) from upload u where u.content = c.id)
                            + (select count(*) from material_file f where f.content = c.id)""")).as("references").isEmpty();
        assertThat(column("""
                        select r.owner from upload_room r where r.uploads || ' ' || r.bytes <>
                            (select count(*) || ' ' || coalesce(sum(u.length), 0) from upload u where u.owner = r.owner)""")).as("rooms").isEmpty();
        assertThat(column("""
                        select u.id::text from upload u where u.content is null and u.fault is null and u.received <>
                            (select coalesce(sum(p.size), 0) from upload_part p where p.upload = u.id)""")).as("offsets").isEmpty();
        for (String object : column("select object::text from upload_part union all select id::text from content")) {
            assertThat(object(object)).exists();
        }
    }

    protected static List<String> column(String sql) {
        try (Connection connection = DATABASE.asOwner();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Sessions of this service's database, of which only a superuser sees the state. */
    protected static int sessions(String condition) {
        try (Connection connection = DATABASE.asSuperuser();
                PreparedStatement statement = connection.prepareStatement("select count(*)::int from pg_stat_activity"
                        + " where datname = '" + DATABASE.name() + "' and " + condition);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(condition, e);
        }
    }

    protected static void execute(String sql) {
        try (Connection connection = DATABASE.asOwner()) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static long filesIn(Path folder) {
        String[] entries = folder.toFile().list();
        if (entries == null) {
            return 0;
        }
        return Stream.of(entries)
                .map(folder::resolve)
                .mapToLong(each -> Files.isDirectory(each) ? filesIn(each) : 1)
                .sum();
    }

    /** A PATCH on a bare socket, to be cut anywhere. */
    public static final class Line implements Closeable {

        private final Socket socket;

        public Line(int port, Client client, String upload, long offset, long length) throws IOException {
            socket = new Socket("127.0.0.1", port);
            String head = "PATCH /api/uploads/" + upload + " HTTP/1.1\r\nHost: t\r\nTus-Resumable: 1.0.0\r\n"
                    + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: " + offset + "\r\n"
                    + Passport.HEADER + ": " + client.passport() + "\r\nContent-Length: " + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        }

        public void send(byte[] bytes, int from, int length) throws IOException {
            socket.getOutputStream().write(bytes, from, length);
            socket.getOutputStream().flush();
        }

        /** All that comes until the other side hangs up, or is silent after its answer. */
        public String answer() throws IOException {
            byte[] answer = new byte[4096];
            int length = socket.getInputStream().read(answer);
            return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }

        /** As when a cable is pulled: the other side is told at once. */
        public void cut() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
