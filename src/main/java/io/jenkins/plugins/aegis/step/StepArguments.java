package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.port.BuildRecord;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people typed: the arguments of a step and, for one that it was not given, the build's parameter of the same name in
 * capitals, {@code SOURCE_BRANCH} for {@code sourceBranch}.
 *
 * <p>An argument that is given wins, also an empty one; {@code null} is none.
 */
public record StepArguments(BuildRecord build) {
    /** How the parameter is called that stands for an argument. */
    public static String parameter(String argument) {
        return argument.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    /** Empty if neither the step nor the build was given it. */
    Optional<String> given(String argument, String value) {
        return Optional.ofNullable(value).or(() -> build.parameter(parameter(argument)));
    }

    /** The same, with nothing for what was not given. */
    String text(String argument, String value) {
        return given(argument, value).orElse("");
    }

    /**
     * A yes or no; no where neither was given.
     *
     * @throws IllegalArgumentException naming the parameter, if it is neither
     */
    boolean isSet(String argument, Boolean value) {
        String text = text(argument, value == null ? null : value.toString()).strip();
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false", "" -> false;
            default ->
                throw new IllegalArgumentException(parameter(argument) + " is \"" + Printable.of(text, 80)
                        + "\"; a yes or no is true or false, best a booleanParam");
        };
    }

    /** Reads one {@code <rule id>=<reason>} a line. */
    static List<Waiver> waivers(String accept, String requester) {
        return Arrays.stream(accept.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Waiver.parse(line, requester))
                .toList();
    }

    /**
     * The number of an issue; 0 if none is given.
     *
     * @throws IllegalArgumentException naming the parameter, if it has another form
     */
    static int issueNumber(String parameter, String issue) {
        String number = issue.strip().replaceFirst("^#", "");
        if (number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(parameter + " is \"" + Printable.of(issue, 80)
                    + "\"; give the number of the approval issue, such as 42");
        }
        return Integer.parseInt(number);
    }
}
