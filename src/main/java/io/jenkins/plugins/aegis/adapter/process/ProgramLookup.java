package io.jenkins.plugins.aegis.adapter.process;

import java.util.Arrays;
import java.util.List;
import jenkins.security.MasterToSlaveCallable;

/**
 * Finds on the agent the file that a build's {@code PATH} means by the name of a program.
 *
 * <p>Java looks a program up in the {@code PATH} of the agent's own process, not in the one that it gives to the program;
 * what {@code tools} or {@code environment} of a pipeline put there would never be found. On Windows it also finds
 * {@code .exe} files only, and npm is none.
 */
final class ProgramLookup extends MasterToSlaveCallable<String, RuntimeException> {
    private static final long serialVersionUID = 1L;

    private final String program;
    private final String path;

    ProgramLookup(String program, String path) {
        this.program = program;
        this.path = path;
    }

    /** The program's file, or its name as it was when nothing better is known. */
    @Override
    public String call() {
        String endings = System.getenv("PATHEXT");
        // The same path finds the same, and inside of a container it is the container's to find it.
        if (endings == null && path.equals(System.getenv("PATH"))) {
            return program;
        }
        List<String> tried = endings == null ? List.of("") : Arrays.asList(endings.split(";"));
        return SearchPath.of(path, tried).find(program).orElse(program);
    }
}
