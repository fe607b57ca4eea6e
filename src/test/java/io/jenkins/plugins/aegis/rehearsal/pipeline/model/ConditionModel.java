package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

import java.util.List;

/** A condition of {@code when}. */
public sealed interface ConditionModel {

    /** {@code expression { … }}: true if the block's value is, by Groovy's truth. */
    record Expression(Code block) implements ConditionModel {}

    /** A condition with arguments: {@code equals}, {@code environment}, {@code branch}. */
    record Comparison(String name, int line, Code arguments) implements ConditionModel {}

    /** {@code not}, {@code allOf} or {@code anyOf} over others. */
    record Combination(Kind kind, List<ConditionModel> children) implements ConditionModel {
        public Combination {
            children = List.copyOf(children);
        }
    }

    /** How a combination combines. */
    enum Kind {
        NOT,
        ALL_OF,
        ANY_OF
    }
}
