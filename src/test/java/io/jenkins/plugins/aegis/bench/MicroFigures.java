package io.jenkins.plugins.aegis.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * Times of single parts, taken with JMH in a Java process of their own. They belong to no target: they tell where the
 * time of a larger figure goes.
 *
 * <p>The code that JMH generates for a benchmark is made here, when it is wanted: no build compiles it.
 */
final class MicroFigures {
    private static final String SOURCES = "src/test/java/io/jenkins/plugins/aegis/bench/micro";
    private static final int NO_TARGET = 0;

    private final Path directory;

    /** @param directory for generated code and results */
    MicroFigures(Path directory) {
        this.directory = directory;
    }

    List<Figure> measure() throws IOException {
        Path classes = Files.createDirectories(directory.resolve("micro-classes"));
        String classPath = System.getProperty("java.class.path");
        generate(classes, classPath);
        Path results = directory.resolve("micro.json");
        LocalCommand.in(
                        directory,
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classes + File.pathSeparator + classPath,
                        "org.openjdk.jmh.Main",
                        "-f",
                        "1",
                        "-wi",
                        "3",
                        "-w",
                        "1s",
                        "-i",
                        "5",
                        "-r",
                        "1s",
                        "-foe",
                        "true",
                        "-rf",
                        "json",
                        "-rff",
                        results.toString())
                .output();
        List<Figure> figures = new ArrayList<>();
        new ObjectMapper().readTree(results.toFile()).forEach(result -> figures.add(figure(result)));
        return figures;
    }

    private static void generate(Path classes, String classPath) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-cp",
                classPath,
                "-d",
                classes.toString(),
                "-processor",
                "org.openjdk.jmh.generators.BenchmarkProcessor"));
        try (Stream<Path> sources = Files.list(ProjectDirectory.locate().root().resolve(SOURCES))) {
            sources.map(Path::toString).sorted(Comparator.naturalOrder()).forEach(arguments::add);
        }
        int exitCode = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        if (exitCode != 0) {
            throw new IllegalStateException("the benchmarks of " + SOURCES + " were not compiled");
        }
    }

    private static Figure figure(JsonNode result) {
        JsonNode time = result.get("primaryMetric");
        String benchmark = result.get("benchmark").asText();
        return Figure.told(
                NO_TARGET,
                words(benchmark.substring(benchmark.lastIndexOf('.') + 1)),
                "one",
                time.get("score").asDouble(),
                String.format(
                        Locale.ROOT,
                        "%s ± %.3f, five runs of a second",
                        time.get("scoreUnit").asText(),
                        time.get("scoreError").asDouble()));
    }

    /** {@code readTag} is "read tag". */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
