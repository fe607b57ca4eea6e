package io.jenkins.plugins.aegis.rehearsal.pipeline;

import java.util.List;

/** The values given for a build do not fit its parameters; the message lists every misfit. Nothing ran. */
public final class ParametersRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParametersRefused(List<String> misfits) {
        super(String.join("\n", misfits));
    }
}
