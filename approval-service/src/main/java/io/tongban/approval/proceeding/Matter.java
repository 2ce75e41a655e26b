package io.tongban.approval.proceeding;

import io.tongban.approval.document.DocumentKind;
import java.util.Locale;

/** What a proceeding may come to. */
public enum Matter {
    REVOCATION("撤销", DocumentKind.REVOCATION),
    RECALL("撤回", DocumentKind.RECALL),
    DEREGISTRATION("注销", DocumentKind.DEREGISTRATION);

    private final String text;
    private final DocumentKind document;

    Matter(String text, DocumentKind document) {
        this.text = text;
        this.document = document;
    }

    public String text() {
        return text;
    }

    DocumentKind document() {
        return document;
    }

    /** Code of our own item that its cases are of. */
    String item() {
        return name().toLowerCase(Locale.ROOT);
    }
}
