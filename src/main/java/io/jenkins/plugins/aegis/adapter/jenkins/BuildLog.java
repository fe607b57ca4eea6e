package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.Console;

/** The log of the build; nothing that is printed can act on a terminal or become one of Jenkins' console notes. */
public record BuildLog(TaskListener listener) implements Console {
    private static final int LONGEST_LINE = 4000;

    @Override
    public void line(String text) {
        text.lines().forEach(line -> listener.getLogger().println(Printable.of(line, LONGEST_LINE)));
    }
}
