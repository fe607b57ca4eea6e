package io.jenkins.plugins.aegis.rehearsal.pipeline.binding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What can be written when a step (or a nested describable, by its symbol) is called.
 *
 * @param takesAnyName whether arguments may have any names, as the branches of {@code parallel}
 */
public record StepShape(String name, List<StepParameter> parameters, boolean takesBlock, boolean takesAnyName) {
    public StepShape {
        parameters = List.copyOf(parameters);
    }

    public StepShape(String name, List<StepParameter> parameters, boolean takesBlock) {
        this(name, parameters, takesBlock, false);
    }

    /** The parameter of that name. */
    public Optional<StepParameter> parameter(String wanted) {
        return parameters.stream().filter(p -> p.name().equals(wanted)).findFirst();
    }

    /** The parameter that an unnamed argument means: the only required one, as Jenkins has it. */
    public Optional<StepParameter> soleRequired() {
        List<StepParameter> required =
                parameters.stream().filter(StepParameter::required).toList();
        return required.size() == 1 ? Optional.of(required.get(0)) : Optional.empty();
    }

    /** What is wrong with these argument names, if anything. */
    public Optional<String> refusalOf(String argument) {
        return takesAnyName || parameter(argument).isPresent()
                ? Optional.empty()
                : Optional.of("%s has no parameter \"%s\"; it takes %s".formatted(name, argument, allowed()));
    }

    /** The parameters' names, for messages. */
    public String allowed() {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(StepParameter::name).sorted().collect(Collectors.joining(", "));
    }
}
