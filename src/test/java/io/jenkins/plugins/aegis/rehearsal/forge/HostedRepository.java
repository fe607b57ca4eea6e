package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one repository that a forge hosts: its git half, its JSON half, and the lock that keeps both together. */
final class HostedRepository implements AutoCloseable {
    private final ForgeSettings settings;
    private final BareRepository git;
    private final StateFile file;
    private final ForgeState state;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Integer> opened = new ArrayList<>();

    private HostedRepository(ForgeSettings settings, BareRepository git, StateFile file) throws IOException {
        this.settings = settings;
        this.git = git;
        this.file = file;
        this.state = file.load();
    }

    static HostedRepository open(ForgeSettings settings) throws IOException {
        Files.createDirectories(settings.stateDirectory().resolve("assets"));
        StateFile file = new StateFile(settings.stateDirectory().resolve("forge.json"));
        HostedRepository repository =
                new HostedRepository(settings, BareRepository.open(settings.gitDirectory()), file);
        new PullSync(repository).endMerge();
        return repository;
    }

    ForgeSettings settings() {
        return settings;
    }

    BareRepository git() {
        return git;
    }

    ForgeState state() {
        return state;
    }

    GitHistory history() {
        return new GitHistory(git);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** Does one thing at a time, on a state that has caught up with git, and keeps what it changed. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            new PullSync(this).catchUp();
            new ReleaseStore(this).catchUp();
            return work.get();
        } finally {
            save();
            lock.unlock();
        }
    }

    /** Keeps the state as it is now; otherwise it is kept when the work under way has ended. */
    void save() {
        file.save(state);
    }

    /** Notes that a pull request was opened, for whoever wants to hear of it. */
    void announce(int pull) {
        opened.add(pull);
    }

    /** The pull requests that were opened since this was last asked. */
    List<Integer> takeOpened() {
        lock.lock();
        try {
            List<Integer> taken = List.copyOf(opened);
            opened.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
