package io.tongban.approval.bundle;

import io.tongban.approval.application.Application;
import io.tongban.approval.application.MaterialFile;
import io.tongban.approval.bundle.Bundles.Filled;
import io.tongban.approval.bundle.Bundles.NewCase;
import io.tongban.approval.form.FormSecrets;
import io.tongban.approval.form.Forms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What was said and given for a bundle goes on under another plan: nothing is asked twice. */
@Component
class CarryOver {

    private final Shares shares;
    private final NewCases newCases;
    private final FirstParts firstParts;
    private final Forms forms;
    private final FormSecrets secrets;

    CarryOver(Shares shares, NewCases newCases, FirstParts firstParts, Forms forms, FormSecrets secrets) {
        this.shares = shares;
        this.newCases = newCases;
        this.firstParts = firstParts;
        this.forms = forms;
        this.secrets = secrets;
    }

    /** A file that a new draft has from another of the same whose. @param source id of that file */
    record Copy(UUID id, UUID application, UUID source, int position) {}

    /**
     * The drafts that stay and that the new answers change: what the answers fill, and the questions that they settle.
     *
     * @param drafts key of a step → the starter's draft of it
     */
    List<Filled> changed(Replan replan, Map<String, Application> drafts) {
        List<Filled> changed = new ArrayList<>();
        replan.bundle().drafts().stream().filter(replan::stays).forEach(one -> {
            Application draft = drafts.get(one.step());
            if (draft != null) {
                JsonNode plain = secrets.plain(draft.id(), draft.form(), draft.secrets());
                JsonNode form = filled(replan, one.step(), draft, plain);
                Map<String, List<String>> answers = answers(replan, one.step(), draft);
                if (!form.equals(plain) || !answers.equals(draft.answers())) {
                    changed.add(shares.filled(draft, form, answers));
                }
            }
        });
        return changed;
    }

    private JsonNode filled(Replan replan, String step, Application draft, JsonNode plain) {
        Map<String, String> before = newCases.filled(replan.bundle().plan(), step, draft.item());
        Map<String, String> now = newCases.filled(replan.now(), step, draft.item());
        if (before.equals(now)) {
            return plain;
        }
        ObjectNode form = (ObjectNode) plain.deepCopy();
        ObjectNode own = form.withObject("/" + NewCases.PARTICULARS);
        before.keySet().forEach(own::remove);
        now.forEach(own::put);
        return form;
    }

    private static Map<String, List<String>> answers(Replan replan, String step, Application draft) {
        Map<String, List<String>> answers = new LinkedHashMap<>(draft.answers());
        answers.keySet().removeAll(replan.bundle().plan().step(step).answers().keySet());
        answers.putAll(replan.now().step(step).answers());
        return answers;
    }

    /** New drafts with the common part of another of the same whose; without one, with what the login says of its owner. */
    List<NewCase> begun(Replan replan, List<NewCase> cases, Map<String, Application> drafts) {
        String starter = replan.now().starter().whose();
        return cases.stream()
                .map(one -> {
                    String whose = replan.now().step(one.step()).whose();
                    return of(replan, whose, drafts)
                            .findFirst()
                            .map(source -> taken(one, source))
                            .orElseGet(() -> firstParts
                                    .of(List.of(one), step -> whose.equals(starter), Optional.empty())
                                    .get(0));
                })
                .toList();
    }

    private static Stream<Application> of(Replan replan, String whose, Map<String, Application> drafts) {
        return drafts.entrySet().stream()
                .filter(one -> replan.whose(one.getKey()).equals(whose))
                .map(Map.Entry::getValue);
    }

    private NewCase taken(NewCase one, Application source) {
        JsonNode schema = one.draft().item().form();
        JsonNode plain = secrets.plain(source.id(), source.form(), source.secrets());
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        plain.properties().stream()
                .filter(field -> !field.getKey().equals(NewCases.PARTICULARS))
                .filter(field -> schema == null || schema.path("properties").has(field.getKey()))
                .forEach(field -> form.set(field.getKey(), field.getValue()));
        form.setAll((ObjectNode) one.form().masked());
        return new NewCase(
                one.step(),
                one.draft(),
                secrets.split(
                        one.draft().id(), form, forms.sensitive(one.draft().item())),
                source.prefilled().stream()
                        .filter(field -> !form.at(field.pointer()).isMissingNode())
                        .toList(),
                one.answers());
    }

    /** The files that a new draft has because they were given for the same material of the same whose. */
    List<Copy> files(Replan replan, List<NewCase> cases, Map<String, Application> drafts) {
        List<Copy> copies = new ArrayList<>();
        for (NewCase one : cases) {
            String whose = replan.now().step(one.step()).whose();
            List<MaterialFile> files = replan.now().materials().stream()
                    .filter(line -> line.whose().equals(whose)
                            && line.askedBy().stream()
                                    .anyMatch(asking -> asking.step().equals(one.step())))
                    .flatMap(line -> given(of(replan, whose, drafts), line.material()))
                    .toList();
            for (int i = 0; i < files.size(); i++) {
                copies.add(new Copy(
                        UUID.randomUUID(), one.draft().id(), files.get(i).id(), i + 1));
            }
        }
        return copies;
    }

    /** Of the first draft that has any. */
    private static Stream<MaterialFile> given(Stream<Application> drafts, String material) {
        return drafts
                .map(draft -> draft.currentFiles().stream()
                        .filter(file -> file.materialCode().equals(material))
                        .toList())
                .filter(files -> !files.isEmpty())
                .findFirst()
                .stream()
                .flatMap(List::stream);
    }
}
