package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.DistributionName;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds a source distribution and, from it, a wheel with the {@code build} program, and has {@code twine} check them.
 *
 * <p>The program is called by the name of its command, which stands beside {@code twine} wherever both are installed;
 * {@code python -m build} is the same, but of whichever Python comes first on the path.
 */
record PythonPackager(Channel.PyPi channel) implements Packager {
    private static final String WHEEL = ".whl";
    private static final String SOURCES = ".tar.gz";

    @Override
    public void pack(Packing packing) throws IOException, PortUnavailable, InterruptedException {
        VersionLines.write(
                packing.checkout(), channel.versionLines(), packing.version().pep440());
        BuildCommands commands = packing.commands().with("SOURCE_DATE_EPOCH", timeOfCommit(packing));
        commands.run(packing.checkout(), channel.build());
        commands.run(
                BuildCommands.in(packing.checkout(), channel.directory()),
                List.of(build(packing.output().path())));
        List<String> check = new ArrayList<>(List.of("twine", "--no-color", "check", "--strict"));
        check.addAll(packing.output().files());
        commands.run(packing.output(), List.of(check));
    }

    /**
     * Without isolation the agent's own packages decide: distributors may leave out what a build backend names and does
     * not need for this, so that the check of those names is left out as well; what is really missing fails the build.
     */
    private List<String> build(String output) {
        List<String> command = new ArrayList<>(List.of("pyproject-build", "--outdir", output));
        if (!channel.isolation()) {
            command.addAll(List.of("--no-isolation", "--skip-dependency-check"));
        }
        return command;
    }

    /** For backends that write it in place of the time of day. Source: reproducible-builds.org, "SOURCE_DATE_EPOCH". */
    private static String timeOfCommit(Packing packing) throws IOException, PortUnavailable, InterruptedException {
        String seconds = packing.commands()
                .output(packing.checkout(), List.of("git", "log", "-1", "--no-show-signature", "--format=%ct"))
                .strip();
        if (!seconds.matches("[0-9]{1,12}")) {
            throw new IOException("git gave \"" + seconds + "\" for the time of the commit");
        }
        return seconds;
    }

    @Override
    public Stated read(Workspace output, List<String> files) throws IOException, InterruptedException {
        CoreMetadata wheel;
        try (InputStream content = output.open(only(files, WHEEL))) {
            wheel = CoreMetadata.ofWheel(content);
        }
        CoreMetadata sources;
        try (InputStream content = output.open(only(files, SOURCES))) {
            sources = CoreMetadata.ofSourceDistribution(content);
        }
        if (files.size() != 2 || !wheel.equals(sources)) {
            throw new IOException("the build was to leave one wheel and one source distribution that state the same"
                    + " name and version, and left " + files + ": the wheel states " + wheel.name() + " "
                    + wheel.version() + ", the source distribution " + sources.name() + " " + sources.version());
        }
        DistributionName ours = new DistributionName(channel.distribution());
        return new Stated(ours.isSameAs(wheel.name()) ? ours.text() : wheel.name(), wheel.version());
    }

    private static String only(List<String> files, String ending) throws IOException {
        List<String> found =
                files.stream().filter(file -> file.endsWith(ending)).toList();
        if (found.size() != 1) {
            throw new IOException("the build was to leave one file *" + ending + " and left " + files);
        }
        return found.get(0);
    }
}
