package io.tongban.approval.planted.review;

public class ReviewStep {}
