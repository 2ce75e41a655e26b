package io.tongban.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the answers, for the API document. PostgreSQL writes them; a test reads every answer back into these
 * records and refuses whatever is too much or missing.
 */
final class Answers {

    private Answers() {}

    @Schema(name = "ItemGuide", description = "办事指南, one version")
    record ItemGuide(
            @JsonUnwrapped Item item,

            @Schema(description = "in order; they follow from kind, levels and periods")
            List<Guide.Step> steps,

            @Schema(description = "where and until when a person may go against the decision, in Chinese")
            String remedy,

            Reductions reductions,

            @Schema(description = "those that may stand in place of a material")
            List<CommitmentName> commitments,

            Provenance provenance,
            int version,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,

            @Schema(description = "true: 研究用模拟目录, no office published it")
            boolean illustration,

            String notice) {}

    @Schema(name = "CommitmentName")
    record CommitmentName(String code, String name) {}

    @Schema(name = "Provenance", description = "how the catalogue came to say what it says, in Chinese")
    record Provenance(List<String> established, List<String> memory, List<String> assumption) {}

    @Schema(name = "ItemSummary")
    record ItemSummary(
            int seq,
            String code,
            int version,
            String name,
            String parent,
            String category,
            String categoryName,
            Item.Kind kind,
            String kindName,
            @Schema(allowableValues = {"natural", "legal"}) String applicantType,

            @Schema(allowableValues = {"county", "city", "province", "ministry"})
            String decideLevel,

            boolean online,
            Period statutory,
            Item.Promise promise,
            int materialCount,

            @Schema(description = "materials in whose place a commitment may stand")
            int commitmentCount) {}

    @Schema(name = "Period")
    record Period(
            int value,

            @Schema(allowableValues = {"workday", "day", "month"})
            String unit,

            @Schema(allowableValues = {"received", "accepted", "announced"})
            String from) {}

    @Schema(name = "ItemPage")
    record ItemPage(
            List<ItemSummary> items, @Nullable String next, ItemCounts counts, boolean illustration, String notice) {}

    @Schema(name = "ItemCounts", description = "on all pages together, under the same filters")
    record ItemCounts(int total, int online, int onSite) {}

    @Schema(name = "PartCounts", description = "on all pages together")
    record PartCounts(int total) {}

    @Schema(name = "ItemVersionLine")
    record VersionLine(
            int version,
            LocalDate effectiveFrom,

            @Schema(description = "first day on which a later version holds") @Nullable
            LocalDate effectiveUntil,

            OffsetDateTime publishedAt,

            @Schema(description = "false: from this version on the item is no longer offered")
            boolean offered,

            @Schema(
                    description = "NEVER: a later version begins no later",
                    allowableValues = {"COMING", "IN_FORCE", "PAST", "NEVER"})
            String status,

            @Schema(description = "against the version before")
            List<Change> changes) {}

    @Schema(name = "ItemVersionPage")
    record VersionPage(
            List<VersionLine> items, @Nullable String next, PartCounts counts, boolean illustration, String notice) {}

    @Schema(name = "NeighbourItem", description = "What the approval service keeps of an item version")
    record NeighbourItem(
            String code,
            int version,
            String name,
            String parent,
            Item.Kind kind,
            String kindName,
            String category,
            String applicantType,
            boolean online,
            @Nullable String onSiteReason,
            Item.Levels levels,
            Item.Statutory statutory,
            List<Item.Stage> stages,
            Item.@Nullable Joint joint,
            Item.Promise promise,
            List<Item.Basis> basis,
            Map<String, Object> form,
            List<Question> questions,
            List<Item.Line> materials,
            List<Item.Result> results,
            Item.@Nullable ActsOn actsOn,
            List<NeighbourCommitment> commitments,
            String confidence,
            boolean illustration) {}

    @Schema(name = "NeighbourCommitment", description = "What a notice says of a commitment that the item offers")
    record NeighbourCommitment(
            String code,
            int version,
            String name,
            String whatIsProved,
            List<String> replacesMaterials,
            String legalBasisOfProof,
            String applicants,
            Commitment.Verification verification,
            Commitment.FalseCommitment falseCommitment) {}

    @Schema(name = "MaterialAnswer")
    record MaterialAnswer(
            @JsonUnwrapped Material material,

            @Schema(description = "codes of the items that ask for it")
            List<String> usedByItems,

            int version,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,
            boolean illustration,
            String notice) {}

    @Schema(name = "CommitmentAnswer")
    record CommitmentAnswer(
            @JsonUnwrapped Commitment commitment,

            @Schema(description = "codes of the items where it may stand")
            List<String> usedByItems,

            int version,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,
            boolean illustration,
            String notice) {}

    @Schema(name = "CommitmentLine")
    record CommitmentLine(@JsonUnwrapped Commitment commitment, List<String> usedByItems, int version) {}

    @Schema(name = "CommitmentPage")
    record CommitmentPage(
            List<CommitmentLine> items,
            @Nullable String next,
            PartCounts counts,
            boolean illustration,
            String notice) {}

    @Schema(name = "PackageAnswer")
    record PackageAnswer(
            @JsonUnwrapped ServicePackage content,
            int version,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,
            boolean illustration,
            String notice) {}

    @Schema(name = "PackageLine")
    record PackageLine(@JsonUnwrapped ServicePackage content, int version) {}

    @Schema(name = "PackagePage")
    record PackagePage(
            List<PackageLine> items, @Nullable String next, PartCounts counts, boolean illustration, String notice) {}

    @Schema(name = "CatalogSummary")
    record Summary(
            String title,
            String label,
            LocalDate asOf,
            int publication,
            LocalDate effectiveFrom,
            OffsetDateTime publishedAt,
            boolean illustration,
            String notice,
            Counts counts,
            List<Category> categories,
            Provenance provenance) {}

    @Schema(name = "CatalogCounts")
    record Counts(int items, int online, int onSite, int materials, int commitments, int packages) {}

    @Schema(name = "CatalogCategory")
    record Category(String code, String name, int items) {}
}
