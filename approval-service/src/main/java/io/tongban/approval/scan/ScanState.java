package io.tongban.approval.scan;

/** What the scanner has said of a file. */
public enum ScanState {
    PENDING,
    CLEAN,
    INFECTED
}
