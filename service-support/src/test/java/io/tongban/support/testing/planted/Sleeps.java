package io.tongban.support.testing.planted;

class Sleeps {
    void wrong() throws InterruptedException {
        Thread.sleep(1);
    }
}
