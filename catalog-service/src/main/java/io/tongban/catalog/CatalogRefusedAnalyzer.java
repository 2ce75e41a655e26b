package io.tongban.catalog;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the list of faults in place of a stack trace. */
final class CatalogRefusedAnalyzer extends AbstractFailureAnalyzer<CatalogRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CatalogRefusedException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the named places; a change of published files needs the next publication number in meta.yaml.",
                cause);
    }
}
