package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A Jenkinsfile that is refused before anything of it ran; the message lists every problem as file:line: text. */
public final class JenkinsfileInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    JenkinsfileInvalid(String file, List<Problem> problems) {
        super(problems.stream()
                .sorted(Comparator.comparingInt(Problem::line))
                .map(p -> file + ":" + p.line() + ": " + p.message())
                .distinct()
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** What was found, in the order of finding. */
    public List<Problem> problems() {
        return problems;
    }
}
