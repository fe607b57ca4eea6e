package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where in the pipeline something runs.
 *
 * @param path the stage's name after those of the stages around it; empty outside stages
 * @param hasNode whether an agent was allocated here or further out, so that there is a workspace
 * @param label the label asked for, if any
 */
public record StageInfo(List<String> path, boolean hasNode, Optional<String> label) {
    static final StageInfo OUTSIDE = new StageInfo(List.of(), false, Optional.empty());

    public StageInfo {
        path = List.copyOf(path);
    }

    /** The stage's own name; empty outside stages. */
    public String name() {
        return path.isEmpty() ? "" : path.get(path.size() - 1);
    }

    StageInfo stage(String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return new StageInfo(longer, hasNode, label);
    }

    StageInfo onNode(Optional<String> wanted) {
        return new StageInfo(path, true, wanted);
    }

    boolean contains(StageInfo other) {
        return other.path.size() >= path.size()
                && other.path.subList(0, path.size()).equals(path);
    }
}
