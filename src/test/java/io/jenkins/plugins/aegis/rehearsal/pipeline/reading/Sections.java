package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** The sections of one block, each at most once and each of a known name. */
final class Sections {
    private static final Set<String> UNSUPPORTED = Set.of("tools", "triggers", "libraries", "matrix");

    private final Map<String, MethodCallExpression> byName = new LinkedHashMap<>();
    private final Problems problems;

    Sections(ClosureExpression block, String where, Set<String> known, Problems problems) {
        this.problems = problems;
        for (Statement statement : Syntax.statements(block)) {
            Syntax.call(statement)
                    .ifPresentOrElse(
                            call -> add(call, where, known),
                            () -> problems.at(statement, "Not a valid section definition in %s", where));
        }
    }

    private void add(MethodCallExpression call, String where, Set<String> known) {
        String name = call.getMethodAsString();
        if (UNSUPPORTED.contains(name)) {
            problems.at(call, "Section \"%s\" of %s is not supported here", name, where);
        } else if (!known.contains(name)) {
            problems.at(
                    call,
                    "Undefined section \"%s\" in %s. Known sections: %s",
                    name,
                    where,
                    known.stream().sorted().toList());
        } else if (byName.putIfAbsent(name, call) != null) {
            problems.at(call, "Multiple occurrences of the %s section", name);
        }
    }

    Optional<MethodCallExpression> call(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The block of a section that must have one. */
    Optional<ClosureExpression> block(String name) {
        Optional<MethodCallExpression> call = call(name);
        Optional<ClosureExpression> block = call.flatMap(Syntax::onlyBlock);
        if (call.isPresent() && block.isEmpty()) {
            problems.at(call.get(), "Expected a block for %s", name);
        }
        return block;
    }
}
