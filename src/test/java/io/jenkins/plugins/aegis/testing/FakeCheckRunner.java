package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.ReleaseCheck;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks pass until a test says otherwise; each writes its name into {@code report.txt} of its checkout. */
public final class FakeCheckRunner implements CheckRunner {
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    public FakeCheckRunner failing(String check, String why) {
        failing.put(check, why);
        return this;
    }

    public FakeCheckRunner mended(String check) {
        failing.remove(check);
        return this;
    }

    @Override
    public CheckRun run(Workspace checkout, ReleaseCheck check) throws InterruptedException {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        ran.add(check.name());
        try {
            checkout.writeText("report.txt", check.name() + " in " + checkout.readText("a.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            running.decrementAndGet();
        }
        String why = failing.getOrDefault(check.name(), "");
        return new CheckRun(why.isEmpty(), why, "log of " + check.name() + "\n");
    }

    /** Names of the checks, in the order in which they began. */
    public List<String> ran() {
        return List.copyOf(ran);
    }

    /** How many ran at the same time, at most. */
    public int mostAtOnce() {
        return most.get();
    }
}
