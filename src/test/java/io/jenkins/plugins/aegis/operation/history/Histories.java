package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.DescriptorReading;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Tags of a remote in the runbook's layout, all on the production branch until a test changes that. */
final class Histories {
    static final CommitId OBJECT = Commits.commit(900);

    private final Map<String, TagRef> tags = new HashMap<>();
    private final Map<CommitId, MetadataFacts> metadata = new HashMap<>();
    private final Set<String> elsewhere = new HashSet<>();
    private Optional<Observed<Set<String>>> reachable = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private DescriptorReading reading = new DescriptorReading(DescriptorDefaults.runbook(), List.of());

    /** An annotated tag on a commit whose metadata state its version; the changelog starts at the other tag. */
    Histories tag(String name, String from) {
        return tag(name, files(name, from), List.of("Release " + name));
    }

    /** As a release of this pipeline leaves it. */
    Histories released(String name, String from, OptionalInt recoveryIssue) {
        ReleaseVersion version = ReleaseVersion.ofTag(name).orElseThrow();
        MetadataFacts facts = files(name, from).facts();
        Digest digest = Subjects.of(version, facts).digest();
        return tag(name, files(name, from), TagMessage.of(version, recoveryIssue, digest));
    }

    Histories tag(String name, Metadata files, List<String> message) {
        metadata.put(commit(name), files.facts());
        return annotated(name, Optional.of(commit(name)), message);
    }

    Histories lightweight(String name, String from) {
        metadata.put(commit(name), files(name, from).facts());
        tags.put(name, new TagRef(name, commit(name), false, Optional.of(commit(name)), List.of()));
        return this;
    }

    /** A tag whose name is no version, on a commit with metadata of some version. */
    Histories malformed(String name) {
        metadata.put(commit(name), Metadata.of(commit(name), "1.0.0", "").facts());
        return annotated(name, Optional.of(commit(name)), List.of(name));
    }

    /** A tag that leads to a file, say. */
    Histories leadingNowhere(String name) {
        return annotated(name, Optional.empty(), List.of("Release " + name));
    }

    private Histories annotated(String name, Optional<CommitId> commit, List<String> message) {
        tags.put(name, new TagRef(name, OBJECT, true, commit, message));
        return this;
    }

    static Metadata files(String name, String from) {
        return Metadata.of(commit(name), name.substring(1), from);
    }

    static CommitId commit(String name) {
        return Commits.commit(name.hashCode() & 0x7fffffff);
    }

    Histories offProduction(String name) {
        elsewhere.add(name);
        return this;
    }

    Histories reachable(Observed<Set<String>> observed) {
        reachable = Optional.of(observed);
        return this;
    }

    Histories reading(DescriptorReading other) {
        reading = other;
        return this;
    }

    Histories unknown(String reason) {
        failure = Optional.of(reason);
        return this;
    }

    HistoryVerdict judged() {
        Observed<RepositorySnapshot> snapshot = failure.isPresent()
                ? Observed.unknown("the remote", failure.get())
                : Observed.present(new RepositorySnapshot(Map.of(), tags), "the remote");
        Set<String> there = new HashSet<>(tags.keySet());
        there.removeAll(elsewhere);
        return HistoryPlanner.judge(new HistoryFacts(
                snapshot,
                reading,
                "main",
                reachable.orElseGet(() -> snapshot.map(refs -> there)),
                failure.isPresent() ? Map.of() : metadata));
    }

    /** The judgement of a tag. */
    JudgedTag judged(String name) {
        return judged().tags().stream()
                .filter(tag -> tag.tag().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
