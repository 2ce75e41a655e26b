package io.tongban.approval.certificate;

import java.util.UUID;

/**
 * What a move does to a certificate.
 *
 * @param seq one more than was seen: whoever else did something meanwhile has taken it
 * @param basis article; empty: that of the move
 */
public record CertificateEvent(UUID certificateId, int seq, CertificateStatus status, String basis) {}
