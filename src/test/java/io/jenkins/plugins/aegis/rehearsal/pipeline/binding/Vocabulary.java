package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.util.Optional;
import java.util.Set;

/** What a Jenkinsfile can call, as far as that is known before it runs. */
public interface Vocabulary {

    /** The step of that name. */
    Optional<StepShape> step(String name);

    /** All step names, for messages. */
    Set<String> stepNames();

    /** Whether some describable that can be nested in arguments has that symbol. */
    boolean isSymbol(String name);

    /** Why a literal value cannot be this parameter's, if so. */
    Optional<String> refusalOf(StepShape shape, StepParameter parameter, Object literal);
}
