package io.jenkins.plugins.aegis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One run of the pipeline: what it asked for, and where its time went. */
record WatchedRun(StepRequests requests, List<Span> spans, long start, long end) {
    static WatchedRun of(BenchSite site) throws IOException {
        Trace trace = new Trace();
        long start = System.nanoTime();
        StepRequests requests = site.release(trace);
        long end = System.nanoTime();
        return new WatchedRun(requests, trace.spans(), start, end);
    }

    double milliseconds() {
        return (end - start) / 1e6;
    }

    Profile profile() {
        return Profile.of(spans, start, end);
    }

    /** Leaves behind what each step was made of. */
    void write(Path file) throws IOException {
        Files.writeString(file, new StepTable(spans, start, end).toString());
    }
}
