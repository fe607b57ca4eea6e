package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.Rehearsal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** {@code bin/rehearse} that is killed (SIGKILL) at the very moment when it prints a certain line. */
final class DyingRehearsal {
    private DyingRehearsal() {}

    /** @param arguments part of the line, then those of the command */
    public static void main(String[] arguments) {
        String last = arguments[0];
        PrintStream console = System.out;
        System.setOut(new PrintStream(console, true) {
            @Override
            public void println(String line) {
                console.println(line);
                if (line.contains(last)) {
                    die();
                }
            }
        });
        Rehearsal.main(Arrays.copyOfRange(arguments, 1, arguments.length));
    }

    private static void die() {
        try {
            new ProcessBuilder(
                            "kill",
                            "-KILL",
                            Long.toString(ProcessHandle.current().pid()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
