package io.tongban.approval.proceeding;

import io.tongban.approval.certificate.CertificateStatus;
import io.tongban.approval.document.DocumentKind;

/** What a proceeding may come to. */
public enum Matter {
    REVOCATION("撤销", DocumentKind.REVOCATION, CertificateStatus.REVOKED),
    RECALL("撤回", DocumentKind.RECALL, CertificateStatus.RECALLED),
    DEREGISTRATION("注销", DocumentKind.DEREGISTRATION, CertificateStatus.DEREGISTERED),
    /** Of what is no licence. */
    ANNULMENT("撤销", DocumentKind.ANNULMENT, CertificateStatus.REVOKED);

    private final String text;
    private final DocumentKind document;
    private final CertificateStatus status;

    Matter(String text, DocumentKind document, CertificateStatus status) {
        this.text = text;
        this.document = document;
        this.status = status;
    }

    public String text() {
        return text;
    }

    DocumentKind document() {
        return document;
    }

    /** Of the certificates of the permit, once it is decided. */
    CertificateStatus status() {
        return status;
    }
}
