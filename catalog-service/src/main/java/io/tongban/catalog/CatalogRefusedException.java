package io.tongban.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** The catalogue cannot be taken in; the service does not start. Carries all that is wrong. */
final class CatalogRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<CatalogFault> faults;

    CatalogRefusedException(List<CatalogFault> faults) {
        super(faults.size()
                + " fault(s) in the catalogue:\n"
                + faults.stream().map(fault -> "  " + fault).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    List<CatalogFault> faults() {
        return faults;
    }
}
