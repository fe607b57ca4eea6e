package io.jenkins.plugins.aegis.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Target 7: what releases that wait cost a controller. It takes a real one, so that {@code bin/waiting-releases} measures it,
 * where Jenkins' artifacts can be had, and leaves its figures here.
 *
 * @param file where they are; nothing is there if they were never taken here
 */
record WaitingFigures(Path file) {
    static WaitingFigures beside(Path results) {
        return new WaitingFigures(results.resolveSibling("waiting-releases.json"));
    }

    /** Those of the last time; none if it never ran here. */
    List<Figure> figures() throws IOException {
        return new Results(file).figures();
    }

    void show(PrintStream out) throws IOException {
        if (Files.exists(file)) {
            figures().forEach(figure -> out.println(figure.row()));
        } else {
            out.println("7  not measured here: run bin/waiting-releases, which wants Jenkins' artifacts");
        }
    }

    /** Puts them beside the results of what can be measured anywhere. */
    void addTo(Results results) throws IOException {
        if (Files.exists(file)) {
            results.replace(new Results(file));
        }
    }
}
