package io.jenkins.plugins.aegis.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** The points of a sweep that were tried since its undisturbed release, a line each, and what became of them. */
record SweptPoints(Path file) {
    private static final String SURVIVED = "survived, ";

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param point how its line begins */
    boolean isNew(String point) {
        return lines().stream().noneMatch(line -> line.startsWith(point));
    }

    /** Writes it down, and shows it. */
    void add(String point, Optional<String> trouble, String took) {
        String line = point
                + trouble.map(why -> "NOT SURVIVED: " + why.replace("\n", "\n    ") + ", ")
                        .orElse(SURVIVED)
                + took;
        System.out.println(line);
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long tried() {
        return lines().stream()
                .filter(line -> line.matches(" *[0-9]+ (BEFORE|AFTER ) .*"))
                .count();
    }

    private long survived() {
        return lines().stream().filter(line -> line.contains(" — " + SURVIVED)).count();
    }

    boolean allSurvived() {
        return tried() == survived();
    }

    String figures() {
        return "points " + tried() + " tried, " + survived() + " survived";
    }
}
