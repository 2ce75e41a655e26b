package io.tongban.approval.archive;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Casework;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.document.IssuedDocuments;
import io.tongban.approval.document.IssuedDocuments.Issued;
import io.tongban.approval.document.IssuedDocuments.Reader;
import io.tongban.approval.print.Prints;
import io.tongban.approval.progress.EvidenceFile;
import io.tongban.approval.scan.ScanState;
import io.tongban.approval.store.Blocking;
import io.tongban.approval.store.StoredContent;
import io.tongban.support.identity.Passport;
import io.tongban.support.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Packs a closed case: what was applied for, its materials, its documents as PDF and OFD, its log, what is known of it,
 * its evidence, and last a manifest with the SM3 digest of all of these. Sensitive fields stay masks.
 */
@Component
class ArchiveCase {

    private static final Logger log = LoggerFactory.getLogger(ArchiveCase.class);
    private static final int PIECES = 16;

    private final Casework casework;
    private final IssuedDocuments documents;
    private final Prints prints;
    private final EvidenceFile evidence;
    private final ArchivedFiles files;
    private final Frame frame;

    ArchiveCase(
            Casework casework,
            IssuedDocuments documents,
            Prints prints,
            EvidenceFile evidence,
            ArchivedFiles files,
            Frame frame) {
        this.casework = casework;
        this.documents = documents;
        this.prints = prints;
        this.evidence = evidence;
        this.files = files;
        this.frame = frame;
    }

    /** @param name of the file; @param bytes made while they are read, once */
    record Archive(String name, Flux<DataBuffer> bytes) {}

    /** A file that is not in the package, and why. */
    record Omitted(UUID file, String materialCode, String reason) {}

    private record Parts(
            Application application,
            Map<UUID, StoredContent> contents,
            List<Issued> issued,
            EvidenceFile.File evidence) {}

    /** Fails with APPLICATION_NOT_FOUND, NOT_CLOSED, NO_EVIDENCE, STORE_BROKEN. */
    Mono<Archive> of(UUID id, Passport who) {
        return casework.find(id, who)
                .map(ArchiveCase::closed)
                .flatMap(application -> Mono.zip(
                                files.of(id),
                                documents
                                        .of(id, new Reader(who.personKey(), true, casework.now()))
                                        .collectList(),
                                evidence.of(id, who))
                        .map(all -> new Parts(application, all.getT1(), all.getT2(), all.getT3())))
                .map(parts -> {
                    log.info("archive package {} for {}", parts.application().caseNumber(), who.organ());
                    return new Archive(
                            "archive-" + parts.application().caseNumber() + ".zip", Flux.defer(() -> packed(parts)));
                });
    }

    private static Application closed(Application application) {
        if (!application.state().isEnd()) {
            throw Refusal.of(ApprovalProblem.NOT_CLOSED).exception();
        }
        return application;
    }

    private Flux<DataBuffer> packed(Parts parts) {
        Application application = parts.application();
        ZipFlow zip = new ZipFlow(
                application.log().get(application.log().size() - 1).at().toLocalDateTime());
        List<Omitted> omitted = new ArrayList<>();
        List<Flux<DataBuffer>> entries = new ArrayList<>();
        entries.add(zip.entry("metadata.json", frame.json(Metadata.of(application))));
        entries.add(zip.entry("application.json", frame.json(submitted(application))));
        entries.add(zip.entry("log.json", frame.json(application.log())));
        entries.addAll(materials(zip, parts, omitted));
        int number = 0;
        for (Issued issued : parts.issued()) {
            String name =
                    "documents/" + EntryName.numbered(++number, issued.source().title(), "");
            entries.add(zip.entry(name + ".pdf", prints.pdf(issued.source()).flux()));
            entries.add(zip.entry(name + ".ofd", prints.ofd(issued.source()).flux()));
        }
        entries.add(zip.entry("evidence.json", frame.texts(parts.evidence().pieces())));
        return Flux.concat(
                Flux.concat(entries),
                Flux.defer(() -> zip.entry("manifest.json", frame.json(manifest(application, zip, omitted)))),
                zip.end());
    }

    /** All that was given and found clean, what was replaced too, in its order. */
    private List<Flux<DataBuffer>> materials(ZipFlow zip, Parts parts, List<Omitted> omitted) {
        List<Flux<DataBuffer>> entries = new ArrayList<>();
        int number = 0;
        for (MaterialFile file : parts.application().files()) {
            StoredContent content = parts.contents().get(file.id());
            if (content == null || file.scan() != ScanState.CLEAN) {
                omitted.add(new Omitted(
                        file.id(),
                        file.materialCode(),
                        content == null ? "ABSENT" : file.scan().name()));
                continue;
            }
            String name = "materials/" + EntryName.safe(file.materialCode()) + "/"
                    + EntryName.numbered(++number, file.name(), "");
            entries.add(zip.entry(name, files.bytes(content)));
        }
        return entries;
    }

    private static Map<String, Object> submitted(Application application) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("form", application.form());
        form.put("answers", application.answers());
        form.put("note", "敏感字段为掩码；其摘要见 evidence.json，原值封存于办件系统");
        return form;
    }

    private static Map<String, Object> manifest(Application application, ZipFlow zip, List<Omitted> omitted) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", "tongban-archive-1");
        manifest.put("caseNumber", application.caseNumber());
        manifest.put("algorithm", "SM3");
        manifest.put("entries", zip.entries());
        manifest.put("omitted", omitted);
        return manifest;
    }

    /** How values become bytes, off the event loops. */
    @Component
    static class Frame {

        private final JsonMapper json;
        private final Blocking blocking;

        Frame(JsonMapper json, Blocking blocking) {
            this.json = json;
            this.blocking = blocking;
        }

        Flux<byte[]> json(Object value) {
            return blocking.call(() -> json.writerWithDefaultPrettyPrinter().writeValueAsBytes(value))
                    .flux();
        }

        Flux<byte[]> texts(Flux<String> pieces) {
            return pieces.map(text -> text.getBytes(StandardCharsets.UTF_8)).publishOn(blocking.scheduler(), PIECES);
        }
    }
}
