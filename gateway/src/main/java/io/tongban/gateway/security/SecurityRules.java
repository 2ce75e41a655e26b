package io.tongban.gateway.security;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.tongban.gateway.security.Rule.Who;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/**
 * The one table: path, method, who. The first line that covers a request decides; what no line covers is not found.
 * Whether an official may touch this case of that organ is the services' to say; here stands only who may knock.
 */
public final class SecurityRules {

    private static final String CASE = "/api/applications/{id}";

    private static final String GUIDE = "办事指南 must be published";
    private static final String FIGURES =
            "四减: what an office takes of people is theirs to know; of few cases nothing is told";
    private static final String ROOTS = "存证根: of no case and no person, and worth only what others hold of it";

    private static final List<Rule> TABLE = List.of(
            // pages, login, documents
            Rule.of(GET, "/", everybody("says what this is")),
            Rule.of(GET, "/login", everybody("the choice of login")),
            Rule.of(GET, "/assets/**", everybody("style of the pages")),
            Rule.of(GET, "/oauth2/authorization/{desk}", everybody("begins a login")),
            Rule.of(GET, "/login/oauth2/code/{desk}", everybody("ends a login")),
            Rule.of(POST, "/logout", everybody("an ended session must not stand in the way of logging out")),
            Rule.of(GET, "/docs", everybody("the API is public knowledge")),
            Rule.of(GET, "/docs/{service}", everybody("the API is public knowledge")),
            Rule.of(GET, "/swagger-ui/**", everybody("viewer of the API documents")),
            Rule.of(GET, "/webjars/**", everybody("viewer of the API documents")),
            Rule.of(GET, "/v3/api-docs/**", everybody("the gateway's own API document")),
            Rule.of(
                    GET,
                    "/actuator/health/**",
                    everybody("asked by the launcher and the load balancer; up or down only")),

            // the person themselves
            Rule.of(GET, "/api/me", everybody("tells a page whether anybody is logged in")),
            Rule.of(PUT, "/api/me/principal", applicant()),

            // catalogue
            Rule.of(GET, "/api/catalog/summary", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/items", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/items/{code}", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/items/{code}/print", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/items/{code}/versions", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/items/{code}/versions/{version}", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/packages", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/packages/{code}", everybody(GUIDE)),
            Rule.of(
                    POST,
                    "/api/catalog/packages/{code}/plan",
                    everybody("a calculation over the published catalogue; keeps nothing")),
            Rule.of(GET, "/api/catalog/commitments", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/commitments/{code}", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/materials/{code}", everybody(GUIDE)),
            Rule.of(GET, "/api/catalog/admin/items/{code}", official("editor")),
            Rule.of(POST, "/api/catalog/admin/items/{code}/dry-run", official("editor")),
            Rule.of(POST, "/api/catalog/admin/items/{code}/versions", official("editor")),
            Rule.of(GET, "/api/catalog/admin/changes", official("editor", "supervisor", "auditor")),

            // calendar
            Rule.of(GET, "/api/calendar/due", everybody("a calculation over the official calendar; keeps nothing")),
            Rule.of(PUT, "/api/calendar/years/{year}", official("editor")),
            Rule.of(GET, "/api/calendar/unified-acceptances", everybody("统一受理日期应当公告")),
            Rule.of(POST, "/api/calendar/unified-acceptances", official("editor")),

            // without a session
            Rule.of(POST, "/api/progress", everybody("whoever holds the receipt of a case may ask how far it is")),

            // certificates
            Rule.of(GET, "/verify/{certificate}", everybody("whoever holds the code of a certificate may ask for it")),
            Rule.of(GET, "/api/certificates", applicant()),
            Rule.of(
                    GET,
                    "/api/reviews/certificates",
                    official("counter", "reviewer", "decider", "supervisor", "auditor")),

            // organs
            Rule.of(GET, "/api/organs", everybody("which organs there are is public knowledge")),
            Rule.of(GET, "/api/organs/exercises", everybody("委托内容应当公告,许可法第二十四条第二款")),

            // what cases really took
            Rule.of(GET, "/api/reductions", everybody(FIGURES)),
            Rule.of(GET, "/api/reductions/packages", everybody(FIGURES)),

            // evidence
            Rule.of(GET, "/api/evidence/roots", everybody(ROOTS)),
            Rule.of(GET, "/api/evidence/roots/{n}", everybody(ROOTS)),
            Rule.of(GET, "/api/evidence/keys", everybody(ROOTS)),

            // the applicant's side of a case
            Rule.of(POST, "/api/applications", applicant()),
            Rule.of(GET, "/api/applications", applicant()),
            Rule.of(GET, "/api/applications/bin", applicant()),
            Rule.of(GET, CASE, signedIn()),
            Rule.of(DELETE, CASE, applicantOrCounter()),
            Rule.of(POST, CASE + "/restoration", applicant()),
            Rule.of(OPTIONS, "/api/uploads", everybody("tells how to upload (tus)")),
            Rule.of(OPTIONS, "/api/uploads/{id}", everybody("tells how to upload (tus)")),
            // the window scans papers, and fills in the form of what it began or was offered
            Rule.of(POST, "/api/uploads", applicantOrCounter()),
            Rule.of(GET, "/api/uploads/{id}", applicantOrCounter()),
            Rule.of(PATCH, "/api/uploads/{id}", applicantOrCounter()),
            Rule.of(POST, "/api/uploads/{id}", applicantOrCounter()),
            Rule.of(DELETE, "/api/uploads/{id}", applicantOrCounter()),
            Rule.of(PATCH, CASE, applicantOrCounter()),
            Rule.of(POST, "/api/applications/window", official("counter")),
            Rule.of(POST, CASE + "/window/{step}", official("counter")),
            Rule.of(PUT, CASE + "/offer", applicant()),
            Rule.of(DELETE, CASE + "/offer", applicant()),
            Rule.of(POST, "/api/applications/on-site", official("counter")),
            Rule.of(POST, CASE + "/on-site-receipt", official("counter")),
            Rule.of(POST, CASE + "/materials/{code}/files", applicantOrCounter()),
            Rule.of(POST, CASE + "/materials/{code}/shared-record", applicant()),
            Rule.of(GET, CASE + "/materials/{code}/reusable-files", applicant()),
            Rule.of(POST, CASE + "/materials/{code}/reused-files", applicant()),
            Rule.of(GET, CASE + "/materials/{code}/files/{file}", signedIn()),
            Rule.of(DELETE, CASE + "/materials/{code}/files/{file}", applicantOrCounter()),
            Rule.of(POST, CASE + "/submission", applicant()),
            Rule.of(POST, CASE + "/correction", applicant()),
            Rule.of(POST, CASE + "/withdrawal", applicant()),
            Rule.of(POST, CASE + "/rating", applicant()),
            Rule.of(GET, CASE + "/rating", applicant()),
            Rule.of(GET, CASE + "/timeline", signedIn()),
            Rule.of(GET, CASE + "/clock", signedIn()),
            Rule.of(GET, CASE + "/documents", signedIn()),
            Rule.of(GET, CASE + "/documents/{document}", signedIn()),
            Rule.of(GET, CASE + "/evidence", signedIn()),
            Rule.of(GET, CASE + "/evidence/salts", applicant()),

            // commitments in place of proofs, and the credit record that an untrue one leaves
            Rule.of(GET, CASE + "/commitments", signedIn()),
            Rule.of(PUT, CASE + "/commitments/{material}", applicant()),
            Rule.of(GET, CASE + "/commitments/{material}/notice", signedIn()),
            Rule.of(POST, CASE + "/commitments/{material}/signature", applicant()),
            Rule.of(POST, CASE + "/commitments/{material}/withdrawal", applicant()),
            Rule.of(POST, CASE + "/commitments/{material}/views", applicant()),
            Rule.of(POST, CASE + "/commitments/{material}/verification", official("reviewer")),
            Rule.of(POST, CASE + "/commitments/{material}/views-request", official("reviewer")),
            Rule.of(POST, CASE + "/commitments/{material}/conclusion", official("decider")),
            Rule.of(GET, "/api/reviews/commitments", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(GET, "/api/credit", applicant()),
            Rule.of(POST, "/api/credit/{record}/repairs", applicant()),
            Rule.of(GET, "/api/reviews/credit-repairs", official("reviewer", "decider", "supervisor")),
            Rule.of(POST, "/api/reviews/credit-repairs/{repair}/decision", official("decider")),

            // packages
            Rule.of(POST, "/api/bundles", applicant()),
            Rule.of(GET, "/api/bundles", applicant()),
            Rule.of(GET, "/api/bundles/{id}", applicant()),
            Rule.of(PATCH, "/api/bundles/{id}", applicant()),
            Rule.of(PUT, "/api/bundles/{id}/answers", applicant()),
            Rule.of(POST, "/api/bundles/{id}/materials/{code}/files", applicant()),
            Rule.of(POST, "/api/bundles/{id}/submission", applicant()),
            Rule.of(POST, "/api/bundles/{id}/withdrawal", applicant()),
            Rule.of(POST, "/api/bundles/{id}/invitations", applicant()),
            Rule.of(POST, "/api/bundles/{id}/invitation-withdrawal", applicant()),
            Rule.of(POST, "/api/bundles/{id}/confirmation", applicant()),
            Rule.of(POST, "/api/bundles/{id}/declination", applicant()),

            // the officials' side of a case
            Rule.of(POST, CASE + "/acceptance", official("counter")),
            Rule.of(POST, CASE + "/non-acceptance", official("counter")),
            Rule.of(POST, CASE + "/spot-correction-requests", official("counter")),
            Rule.of(POST, CASE + "/spot-correction", applicant()),
            Rule.of(POST, CASE + "/correction-request", official("counter")),
            Rule.of(POST, CASE + "/return", official("counter")),
            Rule.of(POST, CASE + "/further-correction-request", official("decider")),
            Rule.of(POST, CASE + "/suspension", official("reviewer")),
            Rule.of(POST, CASE + "/suspension-extension", official("reviewer")),
            Rule.of(POST, CASE + "/resumption", official("reviewer")),
            Rule.of(POST, CASE + "/extension", official("decider")),
            Rule.of(POST, CASE + "/termination", official("decider")),
            Rule.of(POST, CASE + "/hearing-notice", official("reviewer")),
            Rule.of(POST, CASE + "/hearing-request", applicant()),
            Rule.of(POST, CASE + "/hearing-arrangement", official("reviewer")),
            Rule.of(POST, CASE + "/hearing-change", official("reviewer")),
            Rule.of(POST, CASE + "/hearing-waiver", applicant()),
            Rule.of(POST, CASE + "/hearing-record", official("reviewer")),
            Rule.of(POST, CASE + "/proceedings", official("reviewer")),
            Rule.of(POST, CASE + "/views-request", official("reviewer")),
            Rule.of(POST, CASE + "/views", applicant()),
            Rule.of(POST, CASE + "/proceeding-decision", official("decider")),
            Rule.of(POST, CASE + "/interested-parties", official("reviewer")),
            Rule.of(POST, CASE + "/interested-views", official("counter")),
            Rule.of(POST, "/api/interests", applicant()),
            Rule.of(GET, "/api/interests", applicant()),
            Rule.of(GET, "/api/interests/{party}", applicant()),
            Rule.of(POST, "/api/interests/{party}/views", applicant()),
            Rule.of(POST, CASE + "/inspection", official("reviewer")),
            Rule.of(POST, CASE + "/consultation", official("reviewer")),
            Rule.of(POST, CASE + "/conflicts", official("counter", "reviewer", "decider")),
            Rule.of(POST, CASE + "/recusal-requests", applicant()),
            Rule.of(POST, CASE + "/recusal-decisions", official("decider")),
            Rule.of(POST, CASE + "/reveal", official("counter", "reviewer", "decider")),
            Rule.of(POST, CASE + "/opinion", official("reviewer")),
            Rule.of(POST, CASE + "/forwarding", official("reviewer")),
            Rule.of(POST, CASE + "/report-out", official("decider")),
            Rule.of(POST, CASE + "/decision", official("decider")),
            Rule.of(POST, CASE + "/outside-decision", official("decider")),
            Rule.of(POST, CASE + "/delivery", official("counter")),
            Rule.of(POST, CASE + "/assignment", official("reviewer")),
            Rule.of(POST, CASE + "/hand-ins", official("counter")),
            Rule.of(POST, CASE + "/hand-in-corrections", official("counter")),
            Rule.of(GET, "/api/reviews/queue", official()),
            Rule.of(GET, "/api/reviews/ratings", official("supervisor")),
            Rule.of(GET, "/api/reviews/ratings/figures", official("supervisor")),
            Rule.of(GET, "/api/reviews/rating-tasks", official("supervisor")),
            Rule.of(GET, "/api/reviews/{id}/archive", official("decider", "supervisor", "auditor")),
            Rule.of(POST, "/api/reviews/rating-tasks/{rating}/contact", official("supervisor")),
            Rule.of(POST, "/api/reviews/rating-tasks/{rating}/complexity", official("supervisor")),
            Rule.of(POST, "/api/reviews/rating-tasks/{rating}/conclusion", official("supervisor")),
            Rule.of(GET, "/api/reviews/escalations", official("supervisor")),
            Rule.of(GET, "/api/reviews/bans", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(POST, "/api/reviews/bans/{ban}/lifting", official("decider")),
            Rule.of(GET, "/api/reviews/relations", official("counter", "reviewer", "decider")),
            Rule.of(POST, "/api/reviews/relations", official("counter", "reviewer", "decider")),
            Rule.of(DELETE, "/api/reviews/relations/{relation}", official("counter", "reviewer", "decider")),
            Rule.of(GET, "/api/reviews/colleagues", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(POST, "/api/reviews/{id}/hand-over", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(POST, "/api/reviews/hand-overs", official("supervisor")),
            Rule.of(POST, "/api/reviews/search", official("counter", "reviewer", "decider", "supervisor", "auditor")),
            Rule.of(POST, "/api/reviews/batch/acceptance", official("counter")),
            Rule.of(GET, "/api/reviews/board", official("supervisor")),
            Rule.of(GET, "/api/reviews/statistics", official("supervisor")),
            Rule.of(GET, "/api/reviews/export", official("supervisor")),
            Rule.of(GET, "/api/reviews/audit", official("auditor")),
            Rule.of(GET, CASE + "/notes", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(POST, CASE + "/notes", official("counter", "reviewer", "decider", "supervisor")),
            Rule.of(POST, "/api/reviews/{id}/claim", official("counter", "reviewer", "decider")),
            Rule.of(DELETE, "/api/reviews/{id}/claim", official("counter", "reviewer", "decider")),

            // the halls
            Rule.of(GET, "/api/hall/slots", signedIn()),
            Rule.of(POST, "/api/hall/slots", official("counter", "supervisor")),
            Rule.of(POST, "/api/hall/slots/{id}/closing", official("counter", "supervisor")),
            Rule.of(POST, "/api/hall/slots/{id}/bookings", applicant()),
            Rule.of(GET, "/api/hall/bookings", applicant()),
            Rule.of(POST, "/api/hall/bookings/{id}/cancellation", applicant()),
            Rule.of(GET, "/api/hall/visits", official("counter", "supervisor")),
            Rule.of(POST, "/api/hall/bookings/{id}/arrival", official("counter")),

            // notices
            Rule.of(GET, "/api/notices", signedIn()),
            Rule.of(GET, "/api/notices/stream", signedIn()),
            Rule.of(GET, "/api/notices/unread-count", signedIn()),
            Rule.of(GET, "/api/notices/{id}", signedIn()),
            Rule.of(POST, "/api/notices/{id}/read", signedIn()));

    private SecurityRules() {}

    public static List<Rule> table() {
        return TABLE;
    }

    /** The line that decides, if any. */
    public static Optional<Rule> covering(HttpMethod method, PathContainer path) {
        return TABLE.stream().filter(rule -> rule.covers(method, path)).findFirst();
    }

    private static Who everybody(String reason) {
        return new Who.Everybody(reason);
    }

    private static Who signedIn() {
        return new Who.SignedInPerson();
    }

    private static Who applicant() {
        return new Who.Applicant();
    }

    private static Who applicantOrCounter() {
        return new Who.ApplicantOrCounter();
    }

    private static Who official(String... roles) {
        return new Who.Official(Set.of(roles));
    }
}
