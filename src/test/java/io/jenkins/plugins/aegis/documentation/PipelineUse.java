package io.jenkins.plugins.aegis.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call of a step in one of the pipelines of this project.
 *
 * @param stage its stage, or {@code post}
 * @param arguments names of what it is given
 */
record PipelineUse(Path pipeline, String stage, String function, List<String> arguments) {
    private static final Pattern CALL_OR_STAGE =
            Pattern.compile("stage\\('([^']+)'\\)|(?m:^    (post) \\{)|\\b(aegis[A-Z]\\w*)\\(([^)]*)\\)");
    private static final Pattern ARGUMENT = Pattern.compile("\\b(\\w+):");

    /** All calls in the Jenkinsfile and in docs/pipelines, in their order. */
    static List<PipelineUse> all() {
        List<PipelineUse> uses = new ArrayList<>(of(Path.of("Jenkinsfile")));
        try (Stream<Path> others = Files.list(Path.of("docs/pipelines"))) {
            others.sorted().forEach(pipeline -> uses.addAll(of(pipeline)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uses;
    }

    /** Where a step is used, with links from a page under docs. */
    static String places(String function) {
        return all().stream()
                .filter(use -> use.function().equals(function))
                .collect(Collectors.groupingBy(
                        PipelineUse::pipeline,
                        LinkedHashMap::new,
                        Collectors.mapping(PipelineUse::stage, Collectors.toCollection(LinkedHashSet::new))))
                .entrySet()
                .stream()
                .map(use -> "[%s](%s) (%s)"
                        .formatted(
                                use.getKey().getFileName(),
                                Path.of("docs").relativize(use.getKey()),
                                String.join(", ", use.getValue())))
                .collect(Collectors.joining("; "));
    }

    private static List<PipelineUse> of(Path pipeline) {
        List<PipelineUse> uses = new ArrayList<>();
        String stage = "";
        try {
            Matcher found = CALL_OR_STAGE.matcher(Files.readString(pipeline));
            while (found.find()) {
                if (found.group(3) == null) {
                    stage = found.group(1) == null ? found.group(2) : found.group(1);
                } else {
                    List<String> arguments = ARGUMENT.matcher(found.group(4))
                            .results()
                            .map(argument -> argument.group(1))
                            .toList();
                    uses.add(new PipelineUse(pipeline, stage, found.group(3), arguments));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return uses;
    }
}
