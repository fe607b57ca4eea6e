package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The conditions of {@code post}, in the order in which Declarative runs them. */
public enum PostCondition {
    ALWAYS("always"),
    CHANGED("changed"),
    FIXED("fixed"),
    REGRESSION("regression"),
    ABORTED("aborted"),
    SUCCESS("success"),
    UNSUCCESSFUL("unsuccessful"),
    UNSTABLE("unstable"),
    FAILURE("failure"),
    NOT_BUILT("notBuilt"),
    CLEANUP("cleanup");

    private final String symbol;

    PostCondition(String symbol) {
        this.symbol = symbol;
    }

    /** Its name in a Jenkinsfile. */
    public String symbol() {
        return symbol;
    }

    /** The condition of that name in a Jenkinsfile. */
    public static Optional<PostCondition> of(String symbol) {
        return Arrays.stream(values()).filter(c -> c.symbol.equals(symbol)).findFirst();
    }

    /** All names, for messages. */
    public static List<String> symbols() {
        return Arrays.stream(values()).map(PostCondition::symbol).toList();
    }
}
