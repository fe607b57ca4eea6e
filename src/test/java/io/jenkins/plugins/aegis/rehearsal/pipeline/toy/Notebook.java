package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import java.util.ArrayList;
import java.util.List;

/** What the toy steps write into; they ask their context for it, as the plugin's steps ask for its ports. */
public final class Notebook {
    private final List<String> notes = new ArrayList<>();

    public synchronized void write(String note) {
        notes.add(note);
        notifyAll();
    }

    public synchronized List<String> notes() {
        return List.copyOf(notes);
    }

    /** Waits until that was written. */
    public synchronized void await(String note) throws InterruptedException {
        while (!notes.contains(note)) {
            wait();
        }
    }
}
