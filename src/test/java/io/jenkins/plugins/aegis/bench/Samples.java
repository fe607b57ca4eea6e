package io.jenkins.plugins.aegis.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Wall times of the same work, in milliseconds; told as their median with the smallest and the largest. */
final class Samples {
    private final List<Double> milliseconds = new ArrayList<>();

    /** Work that is measured. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    void forget() {
        milliseconds.clear();
    }

    void add(double taken) {
        milliseconds.add(taken);
    }

    void measure(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        milliseconds.add((System.nanoTime() - start) / 1e6);
    }

    /** The two kinds of work one after the other, in turns, so that what else the machine does hits both. */
    static void sideBySide(int rounds, Samples one, Work first, Samples other, Work second) throws Exception {
        first.run();
        second.run();
        for (int round = 0; round < rounds; round++) {
            if (round % 2 == 0) {
                one.measure(first);
                other.measure(second);
            } else {
                other.measure(second);
                one.measure(first);
            }
        }
    }

    double median() {
        List<Double> sorted = new ArrayList<>(milliseconds);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double least() {
        return Collections.min(milliseconds);
    }

    double most() {
        return Collections.max(milliseconds);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%.0f ms (%.0f–%.0f, %d runs)", median(), least(), most(), milliseconds.size());
    }
}
