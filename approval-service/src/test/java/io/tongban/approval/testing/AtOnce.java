package io.tongban.approval.testing;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;

/** Requests that are really made at once, whatever the machine: each has a thread of its own, and starts with the last. */
public final class AtOnce {

    private AtOnce() {}

    /** Answers in the order of the requests. */
    public static <T> List<T> atOnce(List<? extends Callable<T>> requests) {
        CyclicBarrier start = new CyclicBarrier(requests.size());
        ExecutorService threads = Executors.newFixedThreadPool(requests.size());
        try {
            List<Future<T>> running = requests.stream()
                    .map(request -> threads.submit(() -> {
                        start.await();
                        return request.call();
                    }))
                    .toList();
            return running.stream().map(AtOnce::of).toList();
        } finally {
            threads.shutdown();
        }
    }

    public static <T> List<T> atOnce(int times, Callable<T> request) {
        return atOnce(Stream.generate(() -> request).limit(times).toList());
    }

    /** One for each. */
    public static <E, T> List<T> atOnce(List<E> each, Function<E, T> request) {
        return atOnce(
                each.stream().map(one -> (Callable<T>) () -> request.apply(one)).toList());
    }

    private static <T> T of(Future<T> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
