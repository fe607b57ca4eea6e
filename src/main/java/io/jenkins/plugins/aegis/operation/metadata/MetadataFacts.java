package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.descriptor.VersionSurfaces;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The metadata files of one commit.
 *
 * @param texts path to text, for every metadata file, every file with a version surface, and the descriptor
 */
public record MetadataFacts(CommitId commit, ReleaseDescriptor descriptor, Map<String, Observed<String>> texts) {
    public MetadataFacts {
        texts = Map.copyOf(texts);
    }

    /** Reads them with one git process. */
    public static MetadataFacts observe(GitRepository git, CommitId commit, ReleaseDescriptor descriptor)
            throws InterruptedException {
        return new MetadataFacts(commit, descriptor, git.read(commit, paths(descriptor)));
    }

    /**
     * Reads those of many commits at the cost of two readings, each as the commit's own descriptor lays them out. Where no
     * commit has a descriptor it is one.
     */
    public static Map<CommitId, MetadataFacts> ofCommits(GitRepository git, Collection<CommitId> commits)
            throws InterruptedException {
        Set<String> usual = paths(DescriptorDefaults.runbook());
        Map<CommitId, Set<String>> asked = new LinkedHashMap<>();
        commits.forEach(commit -> asked.put(commit, usual));
        Map<CommitId, MetadataFacts> facts = new LinkedHashMap<>();
        Map<CommitId, Set<String>> more = new LinkedHashMap<>();
        git.read(asked).forEach((commit, texts) -> {
            ReleaseDescriptor own =
                    DescriptorReading.of(texts.get(ReleaseDescriptor.PATH)).descriptor();
            Set<String> wanted = paths(own);
            if (!wanted.equals(usual)) {
                more.put(commit, wanted);
            }
            facts.put(commit, new MetadataFacts(commit, own, texts));
        });
        git.read(more)
                .forEach((commit, texts) -> facts.computeIfPresent(
                        commit, (same, read) -> new MetadataFacts(commit, read.descriptor(), texts)));
        return facts;
    }

    private static Set<String> paths(ReleaseDescriptor descriptor) {
        Set<String> paths = new LinkedHashSet<>(descriptor.metadata().files());
        descriptor.metadata().surfaces().forEach(surface -> paths.add(surface.file()));
        paths.add(descriptor.metadata().changelog());
        descriptor.packaging().channels().stream()
                .flatMap(channel -> channel.statedName().stream())
                .forEach(name -> paths.add(name.file()));
        paths.add(ReleaseDescriptor.PATH);
        return paths;
    }

    /** Reads them as the commit's own descriptor lays them out: what is approved must follow from the commit alone. */
    public static MetadataFacts ofCommit(GitRepository git, CommitId commit) throws InterruptedException {
        Observed<String> own = git.read(commit, List.of(ReleaseDescriptor.PATH)).get(ReleaseDescriptor.PATH);
        return observe(git, commit, DescriptorReading.of(own).descriptor());
    }

    /** What the commit's own descriptor is worth. */
    public DescriptorReading ownDescriptor() {
        return DescriptorReading.of(texts.get(ReleaseDescriptor.PATH));
    }

    /** Why nothing can be built on them: a file that could not be read, or an invalid descriptor. */
    public List<Finding> unreadable() {
        List<Finding> findings = new ArrayList<>(ownDescriptor().findings());
        new TreeMap<>(texts).forEach((path, text) -> {
            if (text.isUnknown() && !path.equals(ReleaseDescriptor.PATH)) {
                findings.add(Finding.unknown(Rule.PROMOTED_SURFACES, text));
            }
        });
        return findings;
    }

    /** What each surface states, in the descriptor's order. */
    public Map<VersionSurface, Observed<String>> versions() {
        return VersionSurfaces.read(descriptor.metadata().surfaces(), texts);
    }

    public Observed<String> changelog() {
        return texts.get(descriptor.metadata().changelog());
    }

    /** The name of the package that the channel publishes, as the repository or the descriptor states it. */
    public Observed<String> packageName(Channel channel) {
        return channel.statedName()
                .map(name -> texts.get(name.file()).flatMap(text -> VersionSurfaces.read(text, name)))
                .orElseGet(() -> Observed.present(channel.packageName().orElseThrow(), ReleaseDescriptor.PATH));
    }
}
