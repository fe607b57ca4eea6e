package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every {@link CommandRunner} does; it runs on the machine of the test, which has a POSIX shell. */
@Timeout(60)
public abstract class CommandRunnerContract {
    @TempDir
    protected Path top;

    /** What was shown of commands that ask for it; filled from other threads. */
    private final List<String> shown = new CopyOnWriteArrayList<>();

    /** A runner that hands over each line that it shows. */
    protected abstract CommandRunner runner(Consumer<String> shows);

    /** The same, with what it shows kept by this test. */
    protected final CommandRunner runner() {
        return runner(shown::add);
    }

    private Command shell(String script, String... arguments) {
        List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        line.addAll(List.of(arguments));
        return Command.of(top.toString(), line);
    }

    private Result run(Command command) throws Exception {
        return runner().run(command);
    }

    @Test
    void capturesBothOutputsAndTheExitCode() throws Exception {
        Result result = run(shell("printf 'out ü\\n\\n'; printf 'err' >&2; exit 3"));

        assertThat(result).isEqualTo(new Result(3, "out ü\n\n", "err"));
        assertThat(result.succeeded()).isFalse();
    }

    @Test
    void givesEachByteOfWhatIsNoTextAsOneCharacter() throws Exception {
        Result result = run(shell("printf '\\000\\377\\303\\274\\n'").printingBytes());

        assertThat(result.output()).isEqualTo("\0\u00ff\u00c3\u00bc\n");
    }

    @Test
    void passesArgumentsWithoutAShell() throws Exception {
        String[] odd = {"two words", "", "$HOME", "`id`", "a;b", "*", "\"'", "line\nbreak", "ü 分"};

        assertThat(run(shell("for a; do printf '%s|' \"$a\"; done", odd)).output())
                .isEqualTo(String.join("|", odd) + "|");
    }

    @Test
    void runsInTheDirectory() throws Exception {
        Files.createDirectory(top.resolve("below"));

        assertThat(run(Command.of(top.resolve("below").toString(), List.of("pwd")))
                        .output()
                        .strip())
                .isEqualTo(top.resolve("below").toRealPath().toString());
    }

    @Test
    void addsToTheEnvironment() throws Exception {
        Command command =
                shell("printf '%s %s' \"$GREETING\" \"${PATH:+kept}\"").withEnvironment("GREETING", "hello ü");

        assertThat(run(command).output()).isEqualTo("hello ü kept");
    }

    @Test
    void handsOverTheInput() throws Exception {
        String input = "first ü\nlast without newline";

        assertThat(run(shell("cat").withInput(input)).output()).isEqualTo(input);
    }

    @Test
    void endsTheInputWhenThereIsNone() throws Exception {
        assertThat(run(shell("cat; echo end")).output()).isEqualTo("end\n");
    }

    @Test
    void doesNotCareWhetherTheInputIsRead() throws Exception {
        assertThat(run(shell("exit 0").withInput("x".repeat(1_000_000))).succeeded())
                .isTrue();
    }

    @Test
    void doesNotBlockWhenMuchIsWrittenToBothOutputsBeforeTheInputIsRead() throws Exception {
        String script = "i=0; while [ $i -lt 3000 ]; do printf '%0100d\\n' $i; printf '%0100d\\n' $i >&2; i=$((i+1));"
                + " done; cat";
        Result result = run(shell(script).withInput("y".repeat(500_000)));

        assertThat(result.output()).hasSize(3000 * 101 + 500_000);
        assertThat(result.errors()).hasSize(3000 * 101);
    }

    @Test
    void masksSecretsInWhatItCaptures() throws Exception {
        Command command = shell("echo \"token $TOKEN\"; echo \"$TOKEN\" >&2").withSecret("TOKEN", "s3cret");

        assertThat(run(command)).isEqualTo(new Result(0, "token ****\n", "****\n"));
    }

    @Test
    void masksASecretThatHoldsAnotherOne() throws Exception {
        Command command =
                shell("echo \"$LONG $SHORT\"").withSecret("SHORT", "abc").withSecret("LONG", "abcdef");

        assertThat(run(command).output()).isEqualTo("**** ****\n");
    }

    @Test
    void masksEachLineOfASecret() throws Exception {
        Command command = shell("printf '%s' \"$KEY\" | tail -n 1").withSecret("KEY", "-----BEGIN\nsecond line");

        assertThat(run(command).output()).isEqualTo("****");
    }

    @Test
    void isNotConfusedByAnEmptySecret() throws Exception {
        assertThat(run(shell("echo text").withSecret("EMPTY", "")).output()).isEqualTo("text\n");
    }

    @Test
    void masksSecretsInWhatItShows() throws Exception {
        run(shell("printf 's3'; sleep 0.2; echo cret; printf \"$TOKEN\" >&2")
                .withSecret("TOKEN", "s3cret")
                .echoing(Duration.ofMinutes(1)));

        awaitTrue(() -> shown.size() >= 2);
        assertThat(shown).allMatch(line -> !line.contains("s3cret")).anyMatch(line -> line.contains("****"));
    }

    @Test
    void beginsEachShownLineAsItIsTold() throws Exception {
        run(shell("echo one; echo two >&2").echoing(Duration.ofMinutes(1), "[npm] "));

        awaitTrue(() -> shown.size() == 2);
        assertThat(shown).containsExactlyInAnyOrder("[npm] one", "[npm] two");
    }

    @Test
    void showsLinesWhileTheProgramRuns() throws Exception {
        Path go = top.resolve("go");
        AtomicReference<Result> result = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                result.set(runner().run(shell("echo waiting; while [ ! -e go ]; do sleep 0.05; done; echo done")
                        .echoing(Duration.ofMinutes(1))));
            } catch (PortUnavailable | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        awaitTrue(() -> shown.stream().anyMatch(line -> line.contains("waiting")));
        assertThat(shown).noneMatch(line -> line.contains("done"));
        Files.createFile(go);
        thread.join();

        assertThat(result.get().output()).isEqualTo("waiting\ndone\n");
    }

    @Test
    void showsNothingOfAQuietCommand() throws Exception {
        run(shell("echo quiet"));

        assertThat(shown).noneMatch(line -> line.contains("quiet"));
    }

    @Test
    void saysThatAProgramIsMissing() {
        assertThatThrownBy(() -> run(Command.of(top.toString(), List.of("no-such-program-here"))))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("no-such-program-here");
    }

    @Test
    void saysThatADirectoryIsMissing() {
        assertThatThrownBy(() -> run(Command.of(top.resolve("none").toString(), List.of("pwd"))))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("none");
    }

    @Test
    void killsWhatTakesTooLongWithAllThatItStarted() throws Exception {
        Command slow = shell("sh -c 'echo $$ > child; sleep 600' & wait").withSecret("TOKEN", "s3cret");
        Command limited = slow.within(Duration.ofSeconds(1));

        assertThatThrownBy(() -> run(limited))
                .isInstanceOf(PortUnavailable.class)
                .hasMessageContaining("did not end within 1 second")
                .hasMessageNotContaining("s3cret");
        awaitTrue(() -> !childIsAlive());
    }

    @Test
    void killsWhatDoesNotWantToEnd() throws Exception {
        Command stubborn = shell("trap '' TERM; echo $$ > child; while true; do sleep 0.1; done");
        Command limited = stubborn.within(Duration.ofSeconds(1));

        assertThatThrownBy(() -> run(limited)).isInstanceOf(PortUnavailable.class);
        awaitTrue(() -> !childIsAlive());
    }

    @Test
    void killsTheProgramWhenItsCallerIsInterrupted() throws Exception {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                runner().run(shell("sh -c 'echo $$ > child; sleep 600'; echo not reached"));
            } catch (PortUnavailable | InterruptedException e) {
                thrown.set(e);
            }
        });
        thread.start();
        awaitTrue(() -> Files.exists(top.resolve("child")) && childIsAlive());
        thread.interrupt();
        thread.join();

        assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
        awaitTrue(() -> !childIsAlive());
    }

    @Test
    void doesNotWaitForADaemonThatWasLeftBehind() throws Exception {
        long start = System.nanoTime();
        Result result = run(shell("sleep 30 & echo $! > child; echo started"));

        assertThat(result.output()).isEqualTo("started\n");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
        ProcessHandle.of(childId()).ifPresent(ProcessHandle::destroyForcibly);
    }

    private boolean childIsAlive() {
        return ProcessHandle.of(childId()).map(ProcessHandle::isAlive).orElse(false);
    }

    private long childId() {
        try {
            String id = Files.readString(top.resolve("child")).strip();
            return id.isEmpty() ? Long.MAX_VALUE : Long.parseLong(id);
        } catch (java.io.IOException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The class's time limit ends a wait that is in vain. */
    private static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(20);
        }
    }
}
