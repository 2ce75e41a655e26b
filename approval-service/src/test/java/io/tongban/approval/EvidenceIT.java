package io.tongban.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongban.approval.anchor.RootRun;
import io.tongban.approval.testing.Checker;
import io.tongban.approval.testing.Checker.Said;
import io.tongban.approval.testing.Client;
import io.tongban.approval.testing.Paperwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The evidence of a case: what is in it, who sees what of it, and that a program of its own finds it whole. */
@Import(RootRun.class)
class EvidenceIT extends Paperwork {

    @TempDir
    Path folder;

    @Autowired
    RootRun roots;

    @Test
    void theCheckerFindsADownloadedFileValid() throws IOException {
        Client applicant = person(newPerson());
        String path = forwardedAndDenied(applicant);
        roots.make().block();

        Path file = saved(applicant, path);
        Path keys = Files.writeString(
                folder.resolve("keys.json"),
                applicant.get("/api/evidence/keys").raw().body());
        Said said = Checker.asProgram(file, keys);

        assertThat(said.text()).contains("有效 VALID");
        assertThat(said.code()).isZero();
    }

    private Path saved(Client reader, String path) throws IOException {
        Client.Answer answer = reader.get(path + "/evidence");
        assertThat(answer.status()).as(answer.raw().body()).isEqualTo(200);
        return Files.writeString(folder.resolve("evidence.json"), answer.raw().body());
    }
}
