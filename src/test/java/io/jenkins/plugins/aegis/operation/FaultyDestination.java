package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.adapter.record.FileArtifactStore;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.ActionResult;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishPackage;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.FaultyProxy;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import io.jenkins.plugins.aegis.testing.Views;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A real server behind a {@link FaultyProxy}, and the product's adapter before it. */
interface FaultyDestination extends AutoCloseable {
    ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    CommitId COMMIT = Views.MAIN;

    FaultyProxy proxy();

    /**
     * Something new to publish there.
     *
     * @param number differs from trial to trial
     * @param limit how long the adapter waits for an answer, or for the program that waits for it
     */
    Trial trial(int number, Duration limit) throws Exception;

    /** Long enough for a program to start and to ask, and no longer. */
    default Duration shortest() {
        return Duration.ofSeconds(4);
    }

    /** How often what belongs to the trial was published there since the fault began, as the server has it. */
    default long published(int number) {
        return proxy().taken();
    }

    @Override
    void close();

    /** Publishes what belongs to the trial, as often as it is asked to. */
    @FunctionalInterface
    interface Trial {
        ActionResult publish() throws PortUnavailable, InterruptedException;
    }

    /** The ports of a build of which only that one is real. */
    static ReleasePorts ports(FakePorts fakes, String port, Object real) {
        return (ReleasePorts) Proxy.newProxyInstance(
                ReleasePorts.class.getClassLoader(),
                new Class<?>[] {ReleasePorts.class},
                (proxy, method, given) -> method.getName().equals(port) ? real : method.invoke(fakes, given));
    }

    /** Publishes that package of one file, from a store of its own. */
    static Trial trial(Path home, Channel channel, BuiltPackage built, byte[] bytes, PackageChannel port)
            throws IOException, InterruptedException {
        String file = built.files().get(0);
        FakePorts fakes = new FakePorts()
                .with(new FileArtifactStore(home.resolve("store"), new LocalWorkspace(home.resolve("copies"))));
        Artifact artifact = fakes.artifacts()
                .keep(VERSION, COMMIT, List.of(built), new InMemoryWorkspace().with(file, bytes))
                .artifact(file);
        PublishEffects effects = new PublishEffects(ports(fakes, "channel", port));
        return () -> effects.publishPackage(new PublishPackage(VERSION, COMMIT, channel, built, List.of(artifact)));
    }

    /** Programs that publish have that long; others, such as those that read, as long as ever. */
    static CommandRunner hurried(String program, String verb, Duration limit) {
        LocalCommandRunner runner = new LocalCommandRunner();
        return command -> runner.run(
                command.arguments().get(0).equals(program)
                                && command.arguments().contains(verb)
                        ? command.within(limit)
                        : command);
    }
}
