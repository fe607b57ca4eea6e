package io.jenkins.plugins.aegis.rehearsal.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import com.sun.jna.Native;
import io.jenkins.plugins.aegis.adapter.process.ReplacedProgram;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.rehearsal.tools.ToolsUnavailable;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Where {@code helm} is: on the machine's PATH, or else a script that runs {@link HelmProgram}.
 *
 * @param scripts the script's directory; empty where the machine has Helm
 */
public record HelmTool(Optional<Path> scripts) {
    private static final String PATH = "PATH";

    /**
     * @param directory where a script is written if the machine has no Helm
     * @throws ToolsUnavailable if it has none, and Helm's library has none for this kind of machine
     */
    public static HelmTool on(Path directory) throws IOException {
        return isOnPath() ? new HelmTool(Optional.empty()) : bundled(directory);
    }

    private static boolean isOnPath() {
        return Stream.of(System.getenv().getOrDefault(PATH, "").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "helm")));
    }

    /** The script, even where the machine has Helm. */
    static HelmTool bundled(Path directory) throws IOException {
        NativeLibrary library = ServiceLoader.load(NativeLibrary.class)
                .findFirst()
                .orElseThrow(() -> new ToolsUnavailable("There is no helm on the PATH, and none for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + " among Maven's libraries: install it (https://helm.sh/docs/intro/install)"));
        String classPath = Stream.of(
                        HelmProgram.class,
                        Helm.class,
                        HelmLib.class,
                        Native.class,
                        library.getClass(),
                        CommandLine.class)
                .map(HelmTool::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> lines = List.of(
                "#!/bin/sh",
                "# Helm's library as the command helm; written by the rehearsal.",
                "exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' -XX:TieredStopAtLevel=1 -cp '"
                        + classPath + "' " + HelmProgram.class.getName() + " \"$@\"");
        Path unfinished = Files.createTempFile(Files.createDirectories(directory), "helm", "");
        Files.write(unfinished, lines);
        Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(unfinished, directory.resolve("helm"), StandardCopyOption.ATOMIC_MOVE);
        return new HelmTool(Optional.of(directory.toAbsolutePath()));
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Helm's library has no location on disk", e);
        }
    }

    /** The runner, which finds Helm. */
    public CommandRunner on(CommandRunner runner) {
        return new ReplacedProgram(runner, "helm", command());
    }

    /** What is to be run for {@code helm}. */
    String command() {
        return scripts.map(directory -> directory.resolve("helm").toString()).orElse("helm");
    }
}
