package io.jenkins.plugins.aegis.scenario;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal in a Java process of its own. */
final class RehearsalProcess {
    private RehearsalProcess() {}

    static LocalCommand.Outcome run(Class<?> program, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-Dsun.stdout.encoding=UTF-8",
                "-Dsun.stderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        words.addAll(List.of(arguments));
        return LocalCommand.in(ProjectDirectory.locate().root(), words.toArray(String[]::new))
                .run();
    }
}
