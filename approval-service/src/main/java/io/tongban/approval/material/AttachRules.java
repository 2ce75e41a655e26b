package io.tongban.approval.material;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.application.Application;
import io.tongban.approval.application.Committed.Standing;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.application.Windows;
import io.tongban.approval.item.Item;
import io.tongban.approval.lifecycle.State;
import io.tongban.approval.material.AttachFiles.Command;
import io.tongban.approval.store.FileProperties;
import io.tongban.approval.upload.FinishedUpload;
import io.tongban.support.problem.Fault;
import io.tongban.support.problem.Refusal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may become a file of which case. */
@Component
public class AttachRules {

    private static final Set<State> BEFORE_THE_DECISION =
            EnumSet.of(State.SUBMITTED, State.ACCEPTED, State.OPINED, State.FORWARDED);

    private final FileProperties properties;

    AttachRules(FileProperties properties) {
        this.properties = properties;
    }

    /** The case, the material, the file to be replaced. */
    public void checkCase(Command command, Application application) {
        boolean own =
                application.owner().equals(command.who().ownerKey()) || Windows.mayFillIn(application, command.who());
        boolean editable = application.state() == State.DRAFT || application.state() == State.CORRECTING;
        if (!own || !editable && !takesBackACommitment(command.material(), application)) {
            throw Refusal.of(ApprovalProblem.NOT_EDITABLE).exception();
        }
        material(command, application);
        if (command.replaces() != null && !isReplaceable(command.replaces(), command.material(), application)) {
            throw Refusal.of(ApprovalProblem.FILE_NOT_REPLACEABLE).exception();
        }
        long given = application.files().stream()
                .filter(file -> file.materialCode().equals(command.material()))
                .count();
        if (given + command.uploads().size() > properties.perMaterial()) {
            throw Refusal.of(ApprovalProblem.FILE_TOO_MANY).exception();
        }
    }

    /** In the place of a commitment that nobody has checked yet, the proof may be given: then it is taken back. */
    private static boolean takesBackACommitment(String material, Application application) {
        return BEFORE_THE_DECISION.contains(application.state())
                && application
                        .commitment(material)
                        .filter(one -> one.state() == Standing.OPEN)
                        .isPresent();
    }

    /** All that is wrong with the uploads, at once. */
    public void checkUploads(Command command, Application application, Map<UUID, FinishedUpload> found) {
        Item.Material material = material(command, application);
        List<Fault> faults = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < command.uploads().size(); i++) {
            UUID id = command.uploads().get(i);
            String pointer = "/uploads/" + i;
            if (!seen.add(id)) {
                faults.add(fault(pointer, ApprovalProblem.UPLOAD_ATTACHED));
            } else {
                fault(id, found.get(id), application, limit(material)).ifPresent(p -> faults.add(fault(pointer, p)));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ApprovalProblem.UPLOADS_REFUSED, faults).exception();
        }
    }

    private static Optional<ApprovalProblem> fault(
            UUID id, @Nullable FinishedUpload upload, Application application, long limit) {
        if (upload == null) {
            boolean attached =
                    application.files().stream().anyMatch(file -> file.id().equals(id));
            return Optional.of(attached ? ApprovalProblem.UPLOAD_ATTACHED : ApprovalProblem.UPLOAD_NOT_FOUND);
        }
        if (!upload.complete()) {
            return Optional.of(ApprovalProblem.UPLOAD_UNFINISHED);
        }
        if (upload.fault() != null) {
            return Optional.of(ApprovalProblem.valueOf(upload.fault()));
        }
        return upload.size() > limit ? Optional.of(ApprovalProblem.FILE_TOO_LARGE) : Optional.empty();
    }

    private long limit(Item.Material material) {
        return material.maxBytes() == null ? properties.limit().toBytes() : material.maxBytes();
    }

    /** Only what went through a submission is replaced; what was given since then is taken back. */
    private static boolean isReplaceable(UUID file, String material, Application application) {
        return application.state() == State.CORRECTING
                && application.currentFiles().stream()
                        .filter(f -> f.givenSeq() < application.seq())
                        .filter(f -> f.materialCode().equals(material))
                        .map(MaterialFile::id)
                        .anyMatch(file::equals);
    }

    private static Item.Material material(Command command, Application application) {
        return application.item().materials().stream()
                .filter(m -> m.code().equals(command.material()))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ApprovalProblem.MATERIAL_UNKNOWN).exception());
    }

    private static Fault fault(String pointer, ApprovalProblem problem) {
        return new Fault(pointer, problem.name(), problem.title(), problem.titleEn());
    }
}
