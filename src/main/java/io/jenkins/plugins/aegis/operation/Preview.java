package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.List;

/** Shows in the log what an operation would do, and what would refuse it; changes nothing and fails nothing. */
public final class Preview {
    private final OperationRunner runner;
    private final Console console;

    public Preview(OperationRunner runner, Console console) {
        this.runner = runner;
        this.console = console;
    }

    public <F> void show(Operation<F> operation) throws InterruptedException {
        List<Finding> blocking = runner.preview(operation);
        blocking.forEach(finding -> console.line(
                "would be refused: " + finding.rule().id() + " " + finding.message() + " → " + finding.remedy()));
    }
}
