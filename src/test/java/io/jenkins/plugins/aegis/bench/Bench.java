package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command {@code bin/bench}. Exit codes: 0 measured, 1 a count is not what it was (quick form only), 2 usage, 3 a part
 * could not be measured (the others were).
 */
@Command(
        name = "bin/bench",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures what a release costs, side by side with what it is compared with, and says which targets are met.",
            "docs/performance.md says what each figure means; target/bench/work/steps-of-*.txt, where the time of each step of",
            "the last release and rerun went."
        },
        footer = {
            "",
            "Exit code 0: measured. 1: a count changed (with --quick). 2: usage. 3: a part could not be measured."
        })
public final class Bench implements Callable<Integer> {
    /** The repository that the targets are about. */
    static final Size TARGET = new Size(100_000, 10_000, 300);

    private static final int NOT_MEASURED = 3;

    /** What can be measured alone. */
    enum Part {
        FACTS,
        AUDIT,
        OVERHEAD,
        PUBLISH,
        FORGE,
        COMPARE,
        MICRO;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(names = "--quick", description = "Counts only (processes, requests, writes); fails when one changed.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "<part>",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Part> only = EnumSet.allOf(Part.class);

    @Option(
            names = "--sizes",
            split = ",",
            paramLabel = "<factor>",
            description = "Sizes of the generated repository. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.1,1,10")
    private List<Double> sizes = new ArrayList<>();

    @Option(
            names = "--rounds",
            paramLabel = "<n>",
            description = "How often each time is taken. Default: ${DEFAULT-VALUE}.",
            defaultValue = "7")
    private int rounds;

    @Option(
            names = "--compared-size",
            paramLabel = "<factor>",
            description = "Size of the repository of the comparison. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private double comparedSize;

    @Option(
            names = "--write",
            description =
                    "Take all results that there are over into docs/performance.md and its charts; measures nothing.")
    private boolean write;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path root = ProjectDirectory.locate().root();
        Path results = root.resolve("target/bench/results.json");
        Path directory = Files.createDirectories(results.resolveSibling("work"));
        if (write) {
            Results measured = new Results(results);
            WaitingFigures.beside(results).addTo(measured);
            new PerformancePage(root.resolve("docs")).write(measured);
            return 0;
        }
        if (quick) {
            return new QuickCounts(directory).compare(System.out) ? 0 : 1;
        }
        BenchReport report = new BenchReport(results, System.out);
        for (Part part : only) {
            report.measure(part.toString(), () -> measure(part, directory));
        }
        return report.end() ? 0 : NOT_MEASURED;
    }

    private List<Figure> measure(Part part, Path directory) throws Exception {
        return switch (part) {
            case FACTS -> atEachSize(directory, repository -> repository.facts(rounds));
            case AUDIT -> atEachSize(directory, repository -> List.of(repository.audit(rounds)));
            case OVERHEAD -> new OverheadFigures(directory).measure(Math.min(rounds, 5));
            case PUBLISH -> List.of(new PublishFigures(directory).measure(Math.min(rounds, 3)));
            case FORGE -> new ForgeFigures(directory, Math.min(rounds, 3)).measure();
            case COMPARE -> new CompareFigures(directory, TARGET.times(comparedSize)).measure(Math.min(rounds, 5));
            case MICRO -> new MicroFigures(directory).measure();
        };
    }

    /** What is measured on a generated repository. */
    @FunctionalInterface
    private interface OnRepository {
        List<Figure> take(RepositoryFigures repository) throws Exception;
    }

    private List<Figure> atEachSize(Path directory, OnRepository measurement) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (double factor : sizes) {
            try (RepositoryFigures repository = RepositoryFigures.in(directory, TARGET.times(factor), factor == 1)) {
                figures.addAll(measurement.take(repository));
            }
        }
        return figures;
    }
}
