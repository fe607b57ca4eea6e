package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.concurrent.SideBySide.Both;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.DescriptorReading;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All version tags of a repository and what their commits state.
 *
 * @param reading the descriptor that names the production branch: that of the branch itself
 * @param production name of the production branch
 * @param reachable tags that lead into the production branch; Absent if there is no such branch
 * @param metadata of each tagged commit
 */
public record HistoryFacts(
        Observed<RepositorySnapshot> snapshot,
        DescriptorReading reading,
        String production,
        Observed<Set<String>> reachable,
        Map<CommitId, MetadataFacts> metadata) {
    /** Every tag whose name starts so is a version tag ("Branch and workflow model" of the runbook). */
    private static final String VERSION_TAG = "v";

    public HistoryFacts {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Reads them; the number of git processes does not depend on the number of tags (lesson L34).
     *
     * @param branch the production branch, where it is not the descriptor's
     */
    public static HistoryFacts observe(GitRepository git, Optional<String> branch) throws InterruptedException {
        Observed<RepositorySnapshot> snapshot = git.observe();
        Optional<CommitId> governing = snapshot.asOptional().flatMap(refs -> governing(refs, branch));
        Set<CommitId> commits = new LinkedHashSet<>();
        snapshot.asOptional().stream()
                .flatMap(refs -> versionTags(refs).stream())
                .flatMap(tag -> tag.commit().stream())
                .forEach(commits::add);
        DescriptorReading reading = DescriptorReading.of(
                governing.isPresent()
                        ? git.read(governing.get(), List.of(ReleaseDescriptor.PATH))
                                .get(ReleaseDescriptor.PATH)
                        : Observed.absent("the repository has no branch to read it from"));
        String production = branch.orElse(reading.descriptor().branches().production());
        Observed<CommitId> head = snapshot.flatMap(refs -> refs.branch(production)
                .map(commit -> Observed.present(commit, production))
                .orElseGet(() -> Observed.absent(production)));
        // The one is a walk through the history, the other reads what stands at its tags.
        Both<Observed<Set<String>>, Map<CommitId, MetadataFacts>> both = SideBySide.ask(
                () -> head.asOptional().isPresent()
                        ? git.tagsReachableFrom(
                                head.asOptional().get(),
                                snapshot.asOptional()
                                        .map(HistoryFacts::versionTags)
                                        .orElse(List.of()))
                        : head.map(commit -> Set.of()),
                () -> MetadataFacts.ofCommits(git, commits));
        return new HistoryFacts(snapshot, reading, production, both.one(), both.other());
    }

    private static Optional<CommitId> governing(RepositorySnapshot refs, Optional<String> branch) {
        ReleaseDescriptor.Branches usual = DescriptorDefaults.runbook().branches();
        return branch.flatMap(refs::branch)
                .or(() -> refs.branch(usual.production()))
                .or(() -> refs.branch(usual.source()));
    }

    /** Every {@code v*} tag, in no order. */
    List<TagRef> versionTags() {
        return snapshot.asOptional().map(HistoryFacts::versionTags).orElse(List.of());
    }

    private static List<TagRef> versionTags(RepositorySnapshot refs) {
        return refs.tags().values().stream()
                .filter(tag -> tag.name().startsWith(VERSION_TAG))
                .toList();
    }

    /** What the tag's commit states; empty if it leads to no commit. */
    Optional<MetadataFacts> target(TagRef tag) {
        return tag.commit().map(metadata::get);
    }
}
