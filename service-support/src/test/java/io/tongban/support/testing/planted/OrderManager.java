package io.tongban.support.testing.planted;

class OrderManager {}
