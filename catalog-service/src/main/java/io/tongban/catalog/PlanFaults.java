package io.tongban.catalog;

import io.tongban.support.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a request for a plan. So many are told and no more: a hostile body is not answered by a greater one. */
final class PlanFaults {

    private static final int MOST = 100;
    private static final int LONGEST = 80;

    private final List<Fault> faults = new ArrayList<>();

    /** @param path names from the top of the body to the place, as they were sent */
    void add(String code, String detail, String detailEn, String... path) {
        if (faults.size() < MOST) {
            StringBuilder pointer = new StringBuilder();
            for (String name : path) {
                String shown = name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "…";
                pointer.append('/').append(shown.replace("~", "~0").replace("/", "~1"));
            }
            faults.add(new Fault(pointer.toString(), code, detail, detailEn));
        }
    }

    List<Fault> all() {
        return faults;
    }
}
