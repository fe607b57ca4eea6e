package io.jenkins.plugins.aegis.rehearsal.pipeline;

import hudson.model.Result;
import java.util.Optional;

/** The build's number, and how the build before it ended, if there was one. */
public record BuildInfo(int number, Optional<Result> previous) {

    /** The first build of its job. */
    public static BuildInfo first() {
        return new BuildInfo(1, Optional.empty());
    }
}
