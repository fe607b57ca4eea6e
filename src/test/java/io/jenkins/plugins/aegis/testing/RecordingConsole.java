package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.port.Console;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A console that keeps what was printed. */
public final class RecordingConsole implements Console {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void line(String text) {
        lines.add(text);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** All lines, each ended by a line feed. */
    public String text() {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }
}
