package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import io.jenkins.plugins.aegis.rehearsal.pipeline.model.Code;
import io.jenkins.plugins.aegis.rehearsal.pipeline.model.InputModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;

/** Reads a stage's {@code input}. */
final class InputReader {
    private static final Set<String> FIELDS = Set.of("message", "id", "ok", "submitter", "submitterParameter");

    private final Problems problems;
    private final CodeLifter code;

    InputReader(Problems problems, CodeLifter code) {
        this.problems = problems;
        this.code = code;
    }

    InputModel read(ClosureExpression block) {
        Set<String> known = new HashSet<>(FIELDS);
        known.add("parameters");
        Sections sections = new Sections(block, "input", known, problems);
        Map<String, Code> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            sections.call(field).ifPresent(call -> {
                if (Syntax.arguments(call).size() == 1 && !Syntax.isNamed(Syntax.arguments(call))) {
                    fields.put(field, code.value(Syntax.arguments(call).get(0)));
                } else {
                    problems.at(call, "Field \"%s\" of input takes one value", field);
                }
            });
        }
        if (sections.call("message").isEmpty()) {
            problems.at(block, "No message specified for input");
        }
        return new InputModel(
                block.getLineNumber(),
                fields,
                sections.block("parameters")
                        .map(new CallReader(problems, code)::parameters)
                        .orElse(List.of()));
    }
}
