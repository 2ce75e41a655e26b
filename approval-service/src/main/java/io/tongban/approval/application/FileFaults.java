package io.tongban.approval.application;

import io.tongban.approval.ApprovalProblem;
import io.tongban.approval.item.Item;
import io.tongban.approval.scan.ScanState;
import io.tongban.support.problem.Fault;
import java.util.List;
import java.util.Set;

/** Files that hold up a submission or an acceptance, each by material and name. */
public final class FileFaults {

    private FileFaults() {}

    /** Files in these states, of those that count. */
    public static List<Fault> of(Application application, Item item, Set<ScanState> states) {
        return application.currentFiles().stream()
                .filter(file -> states.contains(file.scan()))
                .map(file -> fault(item, file))
                .toList();
    }

    private static Fault fault(Item item, MaterialFile file) {
        ApprovalProblem problem =
                file.scan() == ScanState.INFECTED ? ApprovalProblem.FILE_INFECTED : ApprovalProblem.FILE_PENDING;
        String material = item.materials().stream()
                .filter(m -> m.code().equals(file.materialCode()))
                .map(Item.Material::name)
                .findFirst()
                .orElse(file.materialCode());
        return new Fault(
                "/materials/" + file.materialCode() + "/files/" + file.id(),
                problem.name(),
                "材料“" + material + "”的文件“" + file.name() + "”:" + problem.title(),
                material + ", " + file.name() + ": " + problem.titleEn());
    }
}
