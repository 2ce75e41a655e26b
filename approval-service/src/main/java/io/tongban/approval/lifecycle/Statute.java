package io.tongban.approval.lifecycle;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The acts that rows and limits rest on, and since when the text that is cited has been in force. */
public enum Statute {
    LICENSING("许可法", "中华人民共和国行政许可法(2019年修正)", LocalDate.of(2019, 4, 23)),
    LAWYERS("律师法", "中华人民共和国律师法(2017年修正)", LocalDate.of(2018, 1, 1)),
    LEGAL_AID("法律援助法", "中华人民共和国法律援助法", LocalDate.of(2022, 1, 1)),
    SIGNATURES("电子签名法", "中华人民共和国电子签名法(2019年修正)", LocalDate.of(2019, 4, 23)),
    ONLINE_SERVICES("在线政务服务规定", "国务院关于在线政务服务的若干规定(国务院令第716号)", LocalDate.of(2019, 4, 26)),
    BUSINESS("优化营商环境条例", "优化营商环境条例(国务院令第722号)", LocalDate.of(2020, 1, 1));

    private final String name;
    private final String title;
    private final LocalDate inForceFrom;
    private final Pattern cited;

    Statute(String name, String title, LocalDate inForceFrom) {
        this.name = name;
        this.title = title;
        this.inForceFrom = inForceFrom;
        this.cited = Pattern.compile("(?<!参照)" + name);
    }

    /** As bases call it. */
    public String citedAs() {
        return name;
    }

    public String title() {
        return title;
    }

    public LocalDate inForceFrom() {
        return inForceFrom;
    }

    /** The day from which all that this basis cites is in force; what is only followed by analogy (参照) does not count. */
    static LocalDate inForceFrom(String basis, LocalDate otherwise) {
        return Arrays.stream(values())
                .filter(statute -> statute.cited.matcher(basis).find())
                .map(Statute::inForceFrom)
                .max(Comparator.naturalOrder())
                .orElse(otherwise);
    }
}
