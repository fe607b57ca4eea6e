package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ASTNode;

/** Collects every problem, so that a Jenkinsfile's author sees all of them at once. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void at(ASTNode node, String message, Object... details) {
        found.add(new Problem(node.getLineNumber(), details.length == 0 ? message : message.formatted(details)));
    }

    boolean any() {
        return !found.isEmpty();
    }

    List<Problem> found() {
        return List.copyOf(found);
    }
}
