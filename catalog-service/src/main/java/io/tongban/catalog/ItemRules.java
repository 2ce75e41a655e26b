package io.tongban.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold within one item file, and between it and the others. */
final class ItemRules {

    private static final int FULLY_ONLINE = 4;
    private static final int AUTHORITY = 18;
    private static final Pattern BASIC = Pattern.compile("\\d{12}");
    private static final Pattern IMPLEMENTATION = Pattern.compile("[0-9A-Z]{18}[1-6]\\d{12}");
    private static final Pattern HANDLING = Pattern.compile("[0-9A-Z]{18}[1-6]\\d{14}");
    private static final int JOINT = 45;
    private static final int KIND_FROM = 2;
    private static final int KIND_TO = 4;

    private final CatalogContent content;
    private final Set<String> items;
    private final Set<String> commitments;
    private final List<CatalogFault> faults;

    ItemRules(CatalogContent content, List<CatalogFault> faults) {
        this.content = content;
        this.faults = faults;
        this.items = content.items().values().stream().map(Item::code).collect(Collectors.toSet());
        this.commitments = content.commitments().stream().map(Commitment::code).collect(Collectors.toSet());
    }

    void check(String file, Item item) {
        if (!file.equals(CatalogFiles.ITEMS + item.code() + ".yaml")) {
            fault(file, FaultCode.CODE_DIFFERS, "code", item.code(), "the name of the file without .yaml");
        }
        codes(file, item);
        online(file, item);
        levels(file, item);
        periods(file, item);
        joint(file, item);
        materials(file, item);
        references(file, item);
    }

    private void codes(String file, Item item) {
        Item.Codes codes = item.codes();
        if (!BASIC.matcher(codes.basic()).matches()) {
            fault(file, FaultCode.ITEM_CODES_WRONG, "codes.basic", codes.basic(), "12 digits");
        } else if (!codes.basic().substring(KIND_FROM, KIND_TO).equals(item.kindCode())) {
            fault(
                    file,
                    FaultCode.ITEM_CODES_WRONG,
                    "codes.basic",
                    codes.basic(),
                    "kind_code " + item.kindCode() + " as third and fourth digit");
        }
        if (!IMPLEMENTATION.matcher(codes.implementation()).matches()
                || !codes.implementation().endsWith(codes.basic())) {
            fault(
                    file,
                    FaultCode.ITEM_CODES_WRONG,
                    "codes.implementation",
                    codes.implementation(),
                    "31 characters that end in codes.basic");
        } else if (!Uscc.valid(codes.implementation().substring(0, AUTHORITY))) {
            fault(
                    file,
                    FaultCode.ITEM_CODES_WRONG,
                    "codes.implementation",
                    codes.implementation().substring(0, AUTHORITY),
                    "a 统一社会信用代码 whose check character is right (GB 32100)");
        }
        if (!HANDLING.matcher(codes.handling()).matches() || !codes.handling().startsWith(codes.implementation())) {
            fault(
                    file,
                    FaultCode.ITEM_CODES_WRONG,
                    "codes.handling",
                    codes.handling(),
                    "33 characters that begin with codes.implementation");
        }
        if (!content.meta().kindCodes().containsKey(item.kindCode())) {
            fault(file, FaultCode.REFERENCE_UNKNOWN, "kind_code", item.kindCode(), "one of kind_codes in meta.yaml");
        }
    }

    private void online(String file, Item item) {
        if (item.online() != (item.onlineDepth() == FULLY_ONLINE)) {
            fault(
                    file,
                    FaultCode.ONLINE_CONTRADICTED,
                    "online_depth",
                    item.onlineDepth(),
                    item.online() ? "4, for it is online" : "1 to 3, for it is not");
        }
        if (item.online() != (item.onSiteVisits() == 0)) {
            fault(
                    file,
                    FaultCode.ONLINE_CONTRADICTED,
                    "on_site_visits",
                    item.onSiteVisits(),
                    item.online() ? "0, for it is online" : "at least 1");
        }
        if (item.online() != (item.onSiteReason() == null)) {
            fault(
                    file,
                    FaultCode.ONLINE_CONTRADICTED,
                    "on_site_reason",
                    item.onSiteReason() == null ? "missing" : item.onSiteReason(),
                    item.online() ? "none, for it is online" : "the rule that makes the applicant come");
        }
    }

    private void levels(String file, Item item) {
        Item.Levels levels = item.levels();
        List<Integer> heights = Stream.of(levels.accept(), levels.review(), levels.decide())
                .map(Words.LEVELS::indexOf)
                .toList();
        boolean known = !heights.contains(-1);
        if (known && (heights.get(0) > heights.get(1) || heights.get(1) > heights.get(2))) {
            fault(
                    file,
                    FaultCode.LEVELS_ORDER_WRONG,
                    "levels",
                    levels,
                    "accept no higher than review, review no higher than decide");
        }
    }

    private void periods(String file, Item item) {
        Item.Statutory statutory = item.statutory();
        Item.Promise promise = item.promise();
        if (promise.value() > statutory.days()) {
            fault(
                    file,
                    FaultCode.PROMISE_TOO_LONG,
                    "promise.value",
                    promise.value(),
                    "at most " + statutory.days() + ", the statutory period");
        }
        boolean read = !promise.unit().isEmpty() && !statutory.unit().isEmpty();
        if (!promise.from().isEmpty()
                && !statutory.from().isEmpty()
                && !promise.from().equals(statutory.from())) {
            fault(
                    file,
                    FaultCode.PROMISE_FROM_DIFFERS,
                    "promise.from",
                    promise.from(),
                    statutory.from() + ", as statutory.from");
        }
        if (read && !promise.unit().equals(statutory.unit().equals("day") ? "day" : "workday")) {
            fault(
                    file,
                    FaultCode.PROMISE_UNIT_DIFFERS,
                    "promise.unit",
                    promise.unit(),
                    "day where statutory.unit is day, else workday");
        }
        int sum = item.stages().stream().mapToInt(Item.Stage::value).sum();
        if (!item.stages().isEmpty() && sum != statutory.value()) {
            fault(
                    file,
                    FaultCode.STAGES_SUM_WRONG,
                    "statutory.stages",
                    sum + " in all",
                    statutory.value() + ", the statutory period");
        }
        List<String> acting = List.of(
                item.levels().accept(), item.levels().review(), item.levels().decide());
        item.stages().stream()
                .filter(stage -> !acting.contains(stage.level()))
                .forEach(stage -> fault(
                        file,
                        FaultCode.STAGE_LEVEL_WRONG,
                        "statutory.stages." + stage.level(),
                        stage.value(),
                        "only levels that act on this item"));
    }

    /** 行政许可法第四十二条第二款. */
    private void joint(String file, Item item) {
        if (item.joint() == null) {
            return;
        }
        Item.Statutory statutory = item.statutory();
        if (item.kind() != Item.Kind.LICENCE) {
            fault(file, FaultCode.JOINT_WRONG, "statutory.joint", item.kindName(), "only an item of 行政许可");
        }
        if (statutory.value() != JOINT
                || !statutory.unit().equals("workday")
                || !statutory.from().equals("accepted")) {
            fault(
                    file,
                    FaultCode.JOINT_WRONG,
                    "statutory.value",
                    statutory.value() + " " + statutory.unit() + " from " + statutory.from(),
                    JOINT + " workday from accepted, for it is handled jointly");
        }
        if (!item.stages().isEmpty()) {
            fault(
                    file,
                    FaultCode.JOINT_WRONG,
                    "statutory.stages",
                    item.stages().size() + " stages",
                    "none, for it is handled jointly");
        }
    }

    private void materials(String file, Item item) {
        Set<String> seen = new HashSet<>();
        for (Item.Line line : item.materials()) {
            String place = "materials[" + line.code() + "]";
            if (!seen.add(line.code())) {
                fault(file, FaultCode.NOT_UNIQUE, place, "asked for twice", "each material once");
            }
            if (line.commitment() != null && !commitments.contains(line.commitment())) {
                fault(
                        file,
                        FaultCode.REFERENCE_UNKNOWN,
                        place + ".commitment",
                        line.commitment(),
                        "a code of commitments.yaml");
            }
            if (line.source().equals("shared") != (line.sharedFrom() != null)) {
                fault(
                        file,
                        FaultCode.SHARED_FROM_WRONG,
                        place + ".shared_from",
                        String.valueOf(line.sharedFrom()),
                        "given where source is shared, and only there");
            }
        }
    }

    private void references(String file, Item item) {
        item.prerequisites().forEach(code -> reference(file, item, "prerequisites", code));
        item.related().forEach(code -> reference(file, item, "related", code));
    }

    private void reference(String file, Item item, String place, String code) {
        if (!items.contains(code) || code.equals(item.code())) {
            fault(file, FaultCode.REFERENCE_UNKNOWN, place, code, "the code of another item");
        }
    }

    private void fault(String file, FaultCode code, String place, Object found, String expected) {
        faults.add(new CatalogFault(file, code, place, String.valueOf(found), expected));
    }
}
