package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.Channel.Place;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PackageBuilder.Built;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.testing.LocalCommandRunner;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, which wait for files of one another: in another order they would wait for ever. */
@Timeout(60)
class BuildOrderTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");

    @TempDir
    Path directory;

    private final Queue<String> shown = new ConcurrentLinkedQueue<>();
    private Path checkout;
    private CheckoutBuilder builder;

    @BeforeEach
    void makeCheckout() throws Exception {
        checkout = Files.createDirectory(directory.resolve("checkout"));
        builder = new CheckoutBuilder(
                new LocalCommandRunner(Map.of(), shown::add), new LocalWorkspace(directory.resolve("output")));
    }

    /** A channel whose package is one file of its name; the script runs before that is written. */
    private static Channel channel(String name, Optional<List<String>> buildAfter, String script) {
        String build = script + "\necho " + name + " > " + name + ".bin";
        return new Channel.Command(
                new Place(name, List.of(), false, buildAfter),
                name,
                List.of(List.of("sh", "-euc", build)),
                List.of(name + ".bin"),
                List.of("observe"),
                List.of("publish"),
                List.of("download"));
    }

    private static Optional<List<String>> after(String... names) {
        return Optional.of(List.of(names));
    }

    private static String await(String file) {
        return "until [ -s " + file + " ]; do sleep 0.02; done";
    }

    private Built build(Channel... channels) throws Exception {
        return builder.build(new LocalWorkspace(checkout), VERSION, new Packaging(List.of(), List.of(channels)));
    }

    @Test
    void makesPackagesAtTheSameTimeThatDoNotWaitForOneAnother() throws Exception {
        Built built = build(
                channel("one", after(), "echo x > one.begun\n" + await("two.begun")),
                channel("two", after(), "echo x > two.begun\n" + await("one.begun")));

        assertThat(built.packages()).extracting(BuiltPackage::channel).containsExactly("one", "two");
    }

    @Test
    void makesThemOneAfterTheOtherWhereNothingIsSaid() throws Exception {
        Built built = build(
                channel("one", Optional.empty(), "true"),
                channel("two", Optional.empty(), "test -s one.bin"),
                channel("three", Optional.empty(), "test -s two.bin"));

        assertThat(built.packages()).hasSize(3);
    }

    @Test
    void waitsForThoseThatAreNamedWhereverTheyStand() throws Exception {
        Built built = build(
                channel("late", after("early"), "test -s early.bin"), channel("early", after(), "test ! -e late.bin"));

        assertThat(built.packages()).extracting(BuiltPackage::channel).containsExactly("late", "early");
        assertThat(built.packages())
                .extracting(BuiltPackage::files)
                .containsExactly(List.of("late.bin"), List.of("early.bin"));
    }

    @Test
    void beginsOneAsSoonAsThoseAreMadeThatItWaitsFor() throws Exception {
        build(
                channel("slow", after(), await("next.bin")),
                channel("quick", after(), "true"),
                channel("next", after("quick"), "test -s quick.bin"));

        assertThat(checkout.resolve("slow.bin")).exists();
    }

    @Test
    void tellsInTheLogWhoseALineIs() throws Exception {
        build(channel("one", after(), "echo hello"), channel("two", after(), "echo hello"));

        assertThat(shown).containsExactlyInAnyOrder("[one] hello", "[two] hello");
    }

    @Test
    void leavesAllFilesInOneDirectoryAndNothingElse() throws Exception {
        Built built = build(channel("one", after(), "true"), channel("two", after(), "true"));

        assertThat(Path.of(built.directory().path())).isDirectoryContaining("glob:**/one.bin");
        assertThat(built.directory().files()).containsExactly("one.bin", "two.bin");
        assertThat(Path.of(built.directory().path()).toFile().list()).hasSize(2);
    }

    @Test
    void awaitsTheOthersAndBeginsNoneWhenOneFails() {
        assertThatThrownBy(() -> build(
                        channel("broken", after(), "echo $$ > broken.pid\n" + await("long.begun") + "\nexit 3"),
                        channel(
                                "long",
                                after(),
                                await("broken.pid") + "\necho x > long.begun\n"
                                        + "while kill -0 $(cat broken.pid); do sleep 0.02; done"),
                        channel("last", after("long"), "true")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("channel broken: ")
                .hasMessageContaining("ended with 3");
        assertThat(checkout.resolve("long.bin")).exists();
        assertThat(checkout.resolve("last.bin")).doesNotExist();
    }

    @Test
    void tellsAllThatFailed() {
        assertThatThrownBy(() -> build(
                        channel("one", after(), "echo x > one.begun\n" + await("two.begun") + "\nexit 3"),
                        channel("two", after(), "echo x > two.begun\n" + await("one.begun") + "\nexit 4")))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("channel one: ")
                .hasMessageContaining("channel two: ");
    }

    @Test
    void endsAllProcessesWhenItIsInterrupted() throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread building = new Thread(() -> {
            try {
                build(
                        channel("one", after(), "echo $$ > one.pid; exec sleep 600"),
                        channel("two", after(), "echo $$ > two.pid; exec sleep 600"));
            } catch (Throwable e) {
                thrown.complete(e);
            }
        });
        building.start();
        ProcessHandle one = process("one.pid");
        ProcessHandle two = process("two.pid");

        building.interrupt();

        assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        assertThat(CompletableFuture.allOf(one.onExit(), two.onExit())).succeedsWithin(30, TimeUnit.SECONDS);
    }

    private ProcessHandle process(String file) throws Exception {
        Path written = checkout.resolve(file);
        while (!Files.exists(written) || Files.readString(written).isBlank()) {
            Thread.sleep(20);
        }
        return ProcessHandle.of(Long.parseLong(Files.readString(written).strip()))
                .orElseThrow();
    }
}
