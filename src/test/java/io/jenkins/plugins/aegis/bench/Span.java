package io.jenkins.plugins.aegis.bench;

/**
 * Something that took time while a release ran.
 *
 * @param step function name of the pipeline step that it belongs to
 * @param what the command line, or the name of the call
 * @param where the directory of a command, the channel or file of an upload
 * @param start in nanoseconds of this process's clock
 */
record Span(String step, Kind kind, String what, String where, long start, long end) {
    /** What it is; where several go on at once, time is accounted to the first of this list. */
    enum Kind {
        /** A program other than git. */
        TOOL("external tools"),
        /** Bytes on their way to users: an attachment, a package. */
        UPLOAD("uploads"),
        /** A git process. */
        GIT("git"),
        /** A question to the forge, or a change other than an attachment. */
        FORGE("the forge"),
        /** A question to a registry, an index, or a Helm repository. */
        REGISTRY("reads of registries"),
        /** An event that is recorded, the log that is read back, or its opening. */
        AUDIT("the audit log"),
        /** A look into the store of built artifacts, or something put there. */
        ARTIFACTS("the artifact store"),
        /** Signing, and looking at what was signed. */
        ATTESTATION("the attestation"),
        /** A whole step. */
        STEP("steps, beside the above");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For people. */
        String title() {
            return title;
        }
    }

    long nanoseconds() {
        return end - start;
    }
}
