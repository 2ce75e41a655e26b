package io.tongban.approval.planted.acceptance;

import io.tongban.approval.planted.review.ReviewStep;

public class AcceptanceStep {
    ReviewStep wrong;
}
