package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import java.util.ArrayList;
import java.util.List;

/** Release Please as a test scripts it; every call is kept. */
public final class FakeReleasePlease implements ReleasePlease {
    /** What one run does; answers what it prints last. */
    @FunctionalInterface
    public interface Script {
        String run(ReleaseVersion version, String branch) throws PortUnavailable, InterruptedException;
    }

    /** One run of the tool. */
    public record Call(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata) {}

    private final Script script;
    private final List<Call> calls = new ArrayList<>();

    public FakeReleasePlease(Script script) {
        this.script = script;
    }

    /** Succeeds without a pull request, as the tool does when an older one is pending. */
    public static FakeReleasePlease doingNothing(String output) {
        return new FakeReleasePlease((version, branch) -> output);
    }

    public static FakeReleasePlease failing(String message) {
        return new FakeReleasePlease((version, branch) -> {
            throw new PortUnavailable(message);
        });
    }

    /** Opens a pull request {@code chore: release <version>} at that head commit, labelled as the tool labels it. */
    public static FakeReleasePlease opening(FakeForge forge, CommitId headCommit) {
        return new FakeReleasePlease((version, branch) -> {
            String head = "release-please--branches--" + branch;
            forge.branch(head, headCommit);
            int number = forge.openPullRequest(head, branch, "chore: release " + version, "")
                    .number();
            forge.label(number, "autorelease: pending");
            return "pull request " + number;
        });
    }

    @Override
    public String openPullRequest(ReleaseVersion version, String branch, ReleaseDescriptor.Metadata metadata)
            throws PortUnavailable, InterruptedException {
        calls.add(new Call(version, branch, metadata));
        return script.run(version, branch);
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }
}
