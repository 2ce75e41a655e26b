package io.tongban.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files that change under the next number. */
class NextPublicationIT extends LoaderSteps {

    @Test
    void theNextPublicationGivesANewVersionToWhatChangedOnly() throws SQLException {
        start(MONDAY);
        folder.edit(AID, "name: ", "name: 新").edit("materials.yaml", "name: 律师执业申请登记表", "name: 登记表");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask(
                        "select string_agg(code || ' ' || version, ', ' order by code) from item_version where publication = "
                                + (NUMBER + 1)))
                .isEqualTo(secondVersions(changedBy("AF-LAWYER")));
        assertThat(ask("select string_agg(code || ' ' || version, ', ') from part_version where publication = "
                        + (NUMBER + 1)))
                .isEqualTo("AF-LAWYER 2");
        assertThat(ask("select version::text from items_on('2026-03-31') where code = 'legal-aid-apply'"))
                .isEqualTo("1");
        assertThat(ask("select version::text from items_on('2026-04-01') where code = 'legal-aid-apply'"))
                .isEqualTo("2");
        assertThat(
                        ask(
                                "select left(body ->> 'name', 1) from item_version where code = 'legal-aid-apply' and version = 1"))
                .isNotEqualTo("新");
    }

    /** Whoever keeps an item keeps the words of its commitments with it. */
    @Test
    void aCommitmentInOtherWordsGivesANewVersionToTheItemsThatOfferItAndToNoOther() throws SQLException {
        start(MONDAY);
        folder.edit("commitments.yaml", "申请人具有完全民事行为能力", "申请人具有完全民事行为能力,新");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask(
                        "select string_agg(code || ' ' || version, ', ' order by code) from item_version where publication = "
                                + (NUMBER + 1)))
                .isEqualTo("forensic-person-register 2, gls-worker-practice 2, lawyer-practice-fulltime 2,"
                        + " lawyer-practice-parttime 2");
        assertThat(ask("select string_agg(code || ' ' || version, ', ') from part_version where publication = "
                        + (NUMBER + 1)))
                .isEqualTo("CM-02 2");
    }

    /** What is told of a commitment beside its words. */
    @Test
    void aCommitmentInTheSameWordsGivesNoItemANewVersion() throws SQLException {
        start(MONDAY);
        folder.edit("commitments.yaml", "    source: 常德", "    source: 新,常德")
                .edit("commitments.yaml", "confidence: high", "confidence: medium")
                .edit("commitments.yaml", "      - 申请人不愿承诺", "      - 新,申请人不愿承诺")
                .edit("commitments.yaml", "      - 事项名称", "      - 新,事项名称")
                .edit("commitments.yaml", "      - 已知晓", "      - 新,已知晓");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask("select count(*)::text from item_version where publication = " + (NUMBER + 1)))
                .isEqualTo("0");
        assertThat(ask("select string_agg(code || ' ' || version, ', ') from part_version where publication = "
                        + (NUMBER + 1)))
                .isEqualTo("CM-01 2");
    }

    @Test
    void anItemThatIsGoneIsNoLongerOfferedFromThatDayOnAndItsVersionStays() throws SQLException {
        start(MONDAY);
        folder.remove("items/mediation-org-record.yaml")
                .remove("forms/mediation-org-record.json")
                .edit("meta.yaml", "items: 64", "items: 63")
                .edit("meta.yaml", "online: 63", "online: 62");
        unuse("mediation-org-record");
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask("select count(*)::text from items_on('2026-03-31')")).isEqualTo("64");
        assertThat(ask("select count(*)::text from items_on('2026-04-01')")).isEqualTo("63");
        assertThat(ask("select string_agg(version || ' ' || retired, ', ' order by version) from item_version"
                        + " where code = 'mediation-org-record'"))
                .isEqualTo("1 false, 2 true");
    }

    @Test
    void anOlderSetOfFilesThatWasPublishedOnceStartsAndChangesNothing() throws SQLException {
        start(MONDAY);
        CatalogFolder older = CatalogFolder.copyTo(temp.resolve("older"));
        folder.edit(AID, "name: ", "name: 新");
        publishNext("2026-04-01");
        start(TUESDAY);
        String before = everything();

        older.loader(TUESDAY).migrate(flyway());

        assertThat(everything()).isEqualTo(before);
    }

    /** As publication 5 left it: a result said its name and form, the item its validity in words. */
    @Test
    void aVersionOfBeforeResultsWereStructuredStaysAndIsComparedWith() throws SQLException {
        start(MONDAY);
        try (Connection connection = database.asOwner()) {
            connection.createStatement().execute("""
                    update item_version set body = jsonb_set(body - 'actsOn', '{results}',
                            '[{"name": "司法鉴定许可证(延续)", "form": "电子证照"}]') || '{"resultValidity": "5年(memory)"}'
                     where code = 'forensic-org-renew'
                    """);
        }
        publishNext("2026-04-01");
        start(TUESDAY);

        assertThat(ask("select string_agg(code || ' ' || version, ', ') from item_version where publication = "
                        + (NUMBER + 1)))
                .isEqualTo("forensic-org-renew 2");
        assertThat(ask("select body #>> '{results,0,name}' from item_version where code = 'forensic-org-renew'"
                        + " and version = 1"))
                .isEqualTo("司法鉴定许可证(延续)");
        assertThat(ask("select string_agg(change ->> 'text', '; ') from item_change,"
                        + " jsonb_array_elements(changes) change where code = 'forensic-org-renew' and version = 2"))
                .isEqualTo("新增办理结果:司法鉴定许可证; 不再有办理结果:司法鉴定许可证(延续); 结果有效期由“5年(memory)”改为“无”;"
                        + " 所涉原证照的编号字段由“无”改为“licenceNumber、expiresOn”");
    }

    @Test
    void refusesANextPublicationThatBeginsBeforeTheLast() {
        start(MONDAY);
        folder.edit(AID, "name: ", "name: 新");
        publishNext("2023-12-31");

        assertThatThrownBy(() -> start(TUESDAY))
                .hasMessageContaining(
                        "meta.yaml: publication.effective_from: 2023-12-31 (expected: not before 2024-01-01");
    }

    private static List<String> changedBy(String material) {
        return CatalogUse.itemsWithMaterial(CatalogFolder.shipped(), material);
    }

    /** legal-aid-apply and the given ones, sorted, each as version 2. */
    private static String secondVersions(List<String> others) {
        return Stream.concat(others.stream(), Stream.of("legal-aid-apply"))
                .sorted()
                .map(code -> code + " 2")
                .collect(Collectors.joining(", "));
    }

    private void publishNext(String from) {
        folder.edit("meta.yaml", "number: " + NUMBER, "number: " + (NUMBER + 1))
                .edit("meta.yaml", "'2024-01-01'", "'" + from + "'");
    }

    /** Takes out of the other files what only that item used, as an editor would. */
    private void unuse(String item) {
        List<String> codes = folder.faults().stream()
                .filter(fault -> fault.startsWith("materials.yaml") && fault.contains("used by no item"))
                .map(fault -> fault.replaceAll(".*materials\\[([^]]+)].*", "$1"))
                .toList();
        for (String code : codes) {
            String text = folder.read("materials.yaml");
            folder.write("materials.yaml", text.replaceAll("(?s)  - code: " + code + "\n.*?(?=  - code: |\\z)", ""));
        }
        folder.edit("meta.yaml", "materials: 143", "materials: " + (143 - codes.size()));
        assertThat(folder.faults()).as("without " + item).isEmpty();
    }
}
