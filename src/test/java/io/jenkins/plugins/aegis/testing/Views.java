package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.DescriptorReading;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The refs of a remote in the runbook's layout. */
public final class Views {
    public static final CommitId DEVELOP = Commits.commit(1);
    public static final CommitId MAIN = Commits.commit(2);
    public static final CommitId RELEASE = Commits.commit(3);
    public static final CommitId TAG_OBJECT = Commits.commit(9);

    private final ReleaseVersion version;
    private final Map<String, CommitId> branches = new HashMap<>();
    private final Map<String, TagRef> tags = new HashMap<>();
    private ReleaseDescriptor descriptor = DescriptorDefaults.runbook();
    private Optional<String> failure = Optional.empty();

    private Views(String version) {
        this.version = ReleaseVersion.parse(version);
    }

    /** Of a remote with {@code develop} and {@code main}. */
    public static Views of(String version) {
        return new Views(version).branch("develop", DEVELOP).branch("main", MAIN);
    }

    public Views branch(String name, CommitId head) {
        branches.put(name, head);
        return this;
    }

    public Views without(String name) {
        branches.remove(name);
        return this;
    }

    /** With the release branch of the version. */
    public Views cut() {
        return branch("release/" + version, RELEASE);
    }

    /** With a lightweight tag. */
    public Views lightweight(String tag, CommitId commit) {
        tags.put(tag, new TagRef(tag, commit, false, Optional.of(commit), List.of()));
        return this;
    }

    /** With the version's tag, annotated. */
    public Views tagged(CommitId commit, List<String> message) {
        tags.put(version.tag(), new TagRef(version.tag(), TAG_OBJECT, true, Optional.of(commit), message));
        return this;
    }

    /** With the version's tag as a release of this pipeline pushes it; its digest is not of anything. */
    public Views released() {
        return tagged(MAIN, List.of("Release " + version.tag(), "", "aegis-approval: sha256:0"));
    }

    public Views descriptor(ReleaseDescriptor other) {
        descriptor = other;
        return this;
    }

    /** The remote does not answer. */
    public Views unknown() {
        failure = Optional.of("connection timed out");
        return this;
    }

    public RepositoryView view() {
        Observed<RepositorySnapshot> snapshot = failure.isPresent()
                ? Observed.unknown("the remote", failure.get())
                : Observed.present(new RepositorySnapshot(branches, tags), "the remote");
        return new RepositoryView(version, Optional.empty(), snapshot, new DescriptorReading(descriptor, List.of()));
    }
}
