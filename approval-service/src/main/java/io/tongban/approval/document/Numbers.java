package io.tongban.approval.document;

import io.tongban.approval.lifecycle.Kind;
import io.tongban.approval.organ.Organ;

/**
 * 文号: {@code 晋司许受〔2026〕1号}: mark of the organ, of the kind of case, of the document, year, running number without
 * leading zeros (GB/T 9704). Each organ counts each series from 1 every year. There are no gaps: the number is taken by
 * the statement that keeps the document, from a counter that goes back with it.
 */
public final class Numbers {

    private static final int SHORTEST = 2;

    private Numbers() {}

    /** What the organ's counter is for. */
    public static String series(Kind kind, DocumentKind document) {
        return switch (kind) {
                    case LICENCE -> "许";
                    case OTHER_POWER -> "权";
                    case RECORD -> "备";
                    case BENEFIT -> "援";
                    case REVOCATION, DEREGISTRATION, ANNULMENT ->
                        throw new IllegalArgumentException("kind: " + kind + " (expected: that of the words)");
                }
                + document.mark();
    }

    /** 机关代字 [A]: each organ's is its own. */
    public static String mark(Organ organ) {
        return switch (organ.level()) {
            case "province" -> "晋司";
            case "zone" -> "晋综改";
            case "city" -> shortened(organ.region()) + "司";
            default -> county(organ.region()) + "司";
        };
    }

    /** 太原市小店区 → 太原小店. */
    private static String county(String region) {
        int city = region.indexOf('市') + 1;
        return region.substring(0, city - 1) + shortened(region.substring(city));
    }

    /** 小店区 → 小店; 城区 stays. */
    private static String shortened(String name) {
        return name.length() > SHORTEST ? name.substring(0, name.length() - 1) : name;
    }
}
