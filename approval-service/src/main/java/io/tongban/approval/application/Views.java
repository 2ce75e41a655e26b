package io.tongban.approval.application;

import io.tongban.approval.application.ApplicationView.InterestedView;
import io.tongban.approval.application.ApplicationView.ItemView;
import io.tongban.approval.application.ApplicationView.MaterialView;
import io.tongban.approval.application.ApplicationView.OrganView;
import io.tongban.approval.application.ApplicationView.PrefilledView;
import io.tongban.approval.item.Item;
import io.tongban.approval.organ.Organs;
import io.tongban.support.identity.Passport;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes what a person sees of a case. */
@Component
public class Views {

    private final Casework casework;
    private final Organs organs;

    Views(Casework casework, Organs organs) {
        this.casework = casework;
        this.organs = organs;
    }

    public ApplicationView of(Application application, Passport who, boolean fromCopy) {
        LocalDate today = casework.today();
        Due due = Due.of(
                application.terms(), application.state(), application.deadlines(casework.statutoryClock(), today));
        return new ApplicationView(
                application.id(),
                application.caseNumber(),
                item(application.item()),
                application.region(),
                application.state(),
                application.state().text(),
                application.revision(),
                application.principalName(),
                application.changes(),
                application.form(),
                PrefilledView.of(application.prefilled(), application.form(), who.kind() == Passport.Kind.OFFICIAL),
                application.item().questions(),
                application.answers(),
                materials(application, who.kind() == Passport.Kind.OFFICIAL),
                application.route().stream().map(this::organ).toList(),
                application.routing().exercises(),
                interested(application, who.kind() == Passport.Kind.OFFICIAL),
                organ(application.holder()),
                due.on(),
                due.state(),
                due.promiseOn(),
                application.overrun().orElse(null),
                who.kind() == Passport.Kind.OFFICIAL ? application.claimedName() : null,
                fromCopy,
                application.createdAt(),
                casework.openActions(application, who));
    }

    private static ItemView item(Item item) {
        return new ItemView(
                item.code(),
                item.version(),
                item.name(),
                item.kind(),
                item.kind().text(),
                item.illustration());
    }

    private static List<MaterialView> materials(Application application, boolean official) {
        Set<String> handedIn = application.handedIn();
        return application.item().materials().stream()
                .map(m -> new MaterialView(
                        m.code(),
                        m.name(),
                        m.form(),
                        m.requirement(),
                        m.condition(),
                        m.source(),
                        m.isAsked(application.answers()),
                        application.mustBeUploaded(m) && !application.isCommitted(m.code()),
                        m.isHandedInLater(),
                        m.maxBytes(),
                        m.commitment(),
                        application.commitment(m.code()).map(Committed::state).orElse(null),
                        application
                                .commitment(m.code())
                                .map(one -> one.state().text())
                                .orElse(null),
                        handedIn.contains(m.code()),
                        m.sharedFrom(),
                        application.shared(m.code()).orElse(null),
                        application.files().stream()
                                .filter(f -> f.materialCode().equals(m.code()))
                                .map(f -> official ? f.forOfficials() : f)
                                .toList()))
                .toList();
    }

    private static List<InterestedView> interested(Application application, boolean official) {
        return application.interested().stream()
                .map(party -> new InterestedView(
                        party.id(),
                        official ? party.name() : party.maskedName(),
                        party.type(),
                        party.matter(),
                        party.toldOn(),
                        party.viewsBy(),
                        party.hearingBy(),
                        official ? party.contact() : Map.of(),
                        official
                                ? party.views(application.log()).stream()
                                        .map(entry ->
                                                entry.detail().path("text").asString())
                                        .toList()
                                : List.of()))
                .toList();
    }

    private OrganView organ(String code) {
        return new OrganView(code, organs.get(code).name());
    }
}
