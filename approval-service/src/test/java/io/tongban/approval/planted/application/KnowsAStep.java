package io.tongban.approval.planted.application;

import io.tongban.approval.planted.review.ReviewStep;

class KnowsAStep {
    ReviewStep wrong;
}
