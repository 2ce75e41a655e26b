package io.tongban.approval;

import static io.tongban.approval.testing.SampleFiles.pdf;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.store.StoreSweep;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Client.Answer;
import io.tongban.approval.testing.StoreIT;
import io.tongban.approval.upload.UploadSweep;
import io.tongban.support.clock.DrivenClock;
import io.tongban.support.testing.TestIdentity;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances on one database and one folder: each goes on with what the other began, and both sweep. */
class TwoInstancesIT extends StoreIT {

    private ConfigurableApplicationContext second;
    private int otherPort;

    @Autowired
    UploadSweep sweep;

    @BeforeEach
    void anotherInstance() {
        Map<String, Object> properties = new HashMap<>(Map.of("server.port", 0));
        properties((name, value) -> properties.put(name, ((Supplier<?>) value).get()));
        SpringApplication application = new SpringApplication(ApprovalMain.class);
        second = application.run(properties.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new));
        otherPort = second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        // the other one has the real time when it starts, and sweeps by it
        clock.set(null);
    }

    @AfterEach
    void alone() {
        second.close();
    }

    @Test
    void anUploadGoesOnWhereverItComesOut() {
        String subject = newPerson();
        Client here = person(subject);
        Client there = new Client(otherPort, TestIdentity.person(subject, "张伟"));
        byte[] bytes = pdf(500_000, 9);
        String id = Client.idOf(here.create("a.pdf", bytes.length, new byte[0]));
        int[] ends = {70_000, 131_072, 131_100, 400_000, 500_000};
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            Client by = i % 2 == 0 ? there : here;
            assertThat(by.head(id).header("Upload-Offset")).isEqualTo(String.valueOf(from));
            assertThat(by.append(id, from, Arrays.copyOfRange(bytes, from, ends[i]))
                            .status())
                    .isEqualTo(204);
            from = ends[i];
        }
        String path = draft(here, "forensic-person-renew", "140000");
        assertThat(there.attach(path + REPORT, "k", id).status()).isEqualTo(201);

        assertThat(here.bytes(path + REPORT + "/" + id)).isEqualTo(bytes);
        assertThat(there.bytes(path + REPORT + "/" + id)).isEqualTo(bytes);
    }

    @Test
    void ofTwoAtOnceAtTwoInstancesOneWins() throws Exception {
        String subject = newPerson();
        Client here = person(subject);
        Client there = new Client(otherPort, TestIdentity.person(subject, "张伟"));
        for (int i = 0; i < 10; i++) {
            byte[] bytes = pdf(100_000, i);
            String id = Client.idOf(here.create("a.pdf", bytes.length, new byte[0]));
            CompletableFuture<Answer> one = CompletableFuture.supplyAsync(() -> here.append(id, 0, bytes));
            CompletableFuture<Answer> two = CompletableFuture.supplyAsync(() -> there.append(id, 0, bytes));

            assertThat(List.of(one.get().status(), two.get().status())).containsExactlyInAnyOrder(204, 409);
            assertThat(given(there, id)).isEqualTo(bytes);
        }
    }

    @Test
    void bothSweepAtTheSameMoment() {
        byte[] same = pdf(10_000, System.nanoTime());
        for (int person = 0; person < 20; person++) {
            Client somebody = person(newPerson());
            for (int i = 0; i < 5; i++) {
                somebody.uploaded("a.pdf", same);
                String open = Client.idOf(somebody.create("b.pdf", 1_000, new byte[0]));
                somebody.append(open, 0, new byte[500]);
            }
        }
        clock.set(clock.instant().plus(Duration.ofDays(2)));
        second.getBean(DrivenClock.class).set(clock.instant());
        UploadSweep others = second.getBean(UploadSweep.class);
        StoreSweep othersStore = second.getBean(StoreSweep.class);

        Stream.of(sweep.run(), others.run(), othersStore.removeUnknown(), sweep.run(), others.run())
                .map(run -> run.toFuture())
                .toList()
                .forEach(CompletableFuture::join);
        sweep.run().toFuture().join();

        assertThat(column("select id::text from upload")).isEmpty();
        assertThat(column("select owner from upload_room where uploads <> 0 or bytes <> 0"))
                .isEmpty();
        assertThat(column("select id::text from content where refs = 0")).isEmpty();
        assertCountsAgree();
    }
}
