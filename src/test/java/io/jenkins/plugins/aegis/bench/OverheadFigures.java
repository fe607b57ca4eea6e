package io.jenkins.plugins.aegis.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Scratch. */
final class OverheadFigures {
    public static void main(String[] a) throws Exception {
        if (a.length > 0) {
            System.out.println(new PublishFigures(Path.of("target/bench/work"))
                    .measure(Integer.parseInt(a[0]))
                    .row());
            System.exit(0);
        }
        Path dir = Files.createDirectories(Path.of("target/bench/work"));
        for (int i = 0; i < 3; i++) {
            try (BenchSite site = BenchSite.in(Files.createTempDirectory(dir, "site-"), Optional.empty())) {
                Trace trace = new Trace();
                long t = System.nanoTime();
                site.release(trace);
                long e = System.nanoTime();
                System.out.printf("ROUND %d %.0f%n", i, (e - t) / 1e6);
                for (Span s : trace.spans()) {
                    System.out.printf(
                            "%8.0f %7.0f %-22s %-8s %s | %s%n",
                            (s.start() - t) / 1e6,
                            s.nanoseconds() / 1e6,
                            s.step(),
                            s.kind(),
                            s.what().substring(0, Math.min(110, s.what().length())),
                            s.where());
                }
            }
        }
        System.exit(0);
    }
}
