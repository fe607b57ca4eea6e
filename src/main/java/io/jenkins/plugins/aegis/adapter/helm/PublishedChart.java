package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.helm.ChartBranch.Tip;
import io.jenkins.plugins.aegis.adapter.helm.RepositoryIndex.Listed;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the branch has of one chart: the index's word and the archive's bytes, which have to agree. */
record PublishedChart(ChartBranch branch, ServedRepository served, String name) {
    Observed<Publication> version(String version) throws InterruptedException {
        Observed<Tip> tip = branch.tip();
        if (tip.isUnknown()) {
            return tip.map(unknown -> new Publication(Map.of(), Set.of(), Map.of()));
        }
        Optional<CommitId> commit = tip.asOptional().flatMap(Tip::commit);
        List<Listed> versions;
        try {
            versions = tip.asOptional()
                    .flatMap(Tip::index)
                    .map(index -> index.versions(name))
                    .orElse(List.of());
        } catch (IllegalArgumentException e) {
            return Observed.unknown(branch.source(), ChartBranch.notAnIndex(e));
        }
        if (commit.isEmpty() || versions.isEmpty()) {
            return Observed.absent(branch.source());
        }
        return files(commit.get(), Listed.only(versions, version, branch.source()))
                .map(files -> new Publication(files, all(versions), Map.of()));
    }

    private static Set<String> all(List<Listed> versions) {
        return versions.stream().map(Listed::version).collect(Collectors.toSet());
    }

    private Observed<Map<String, String>> files(CommitId commit, Observed<Listed> entry) throws InterruptedException {
        if (entry.isAbsent()) {
            return Observed.present(Map.of(), branch.source());
        }
        if (entry.isUnknown()) {
            return entry.map(unknown -> Map.of());
        }
        Listed listed = entry.asOptional().orElseThrow();
        Optional<String> file = served.file(listed);
        if (file.isEmpty()) {
            return unknown("it lists " + listed + " at " + listed.urls() + ", which is not one place on the branch");
        }
        Observed<Digest> there = branch.digest(commit, file.get());
        if (there.isAbsent()) {
            return unknown("it lists " + listed + ", and the branch has no " + branch.path(file.get()));
        }
        return there.flatMap(digest -> digest.toString().equals(listed.statedDigest())
                ? Observed.present(Map.of(lastSegment(file.get()), digest.toString()), branch.source())
                : unknown("it lists " + listed + " as " + listed.statedDigest() + ", and " + branch.path(file.get())
                        + " is " + digest + "; find out who changed which of them"));
    }

    private Observed<Map<String, String>> unknown(String reason) {
        return Observed.unknown(branch.source(), reason);
    }

    private static String lastSegment(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
