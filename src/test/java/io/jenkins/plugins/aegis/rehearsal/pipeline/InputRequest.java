package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What an {@code input} asks, be it a stage's or a step.
 *
 * @param submitter who may answer, as written: user ids and groups with commas between; empty means everybody
 * @param submitterParameter the variable that is to hold the id of who answered
 */
public record InputRequest(Form form, String id, Optional<String> submitter, Optional<String> submitterParameter) {

    /** What is shown. */
    public record Form(String message, String ok, List<ParameterDefinition> parameters) {
        public Form {
            parameters = List.copyOf(parameters);
        }
    }

    /** An id as Jenkins uses it: what begins with a small letter is an address of its own there. */
    static String capitalised(String id) {
        return id.isEmpty() ? id : Character.toUpperCase(id.charAt(0)) + id.substring(1);
    }

    /** The question. */
    public String message() {
        return form.message();
    }

    /** The ids of those who may answer; empty means everybody. */
    public List<String> submitters() {
        return submitter
                .map(text -> Arrays.stream(text.split(",")).map(String::trim).toList())
                .orElse(List.of());
    }
}
