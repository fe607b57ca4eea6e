package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.helm.ChartBranch.Tip;
import io.jenkins.plugins.aegis.adapter.helm.RepositoryIndex.Listed;
import io.jenkins.plugins.aegis.adapter.packaging.PackedChart;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Adds a chart to the branch: archive and entry in one commit, and once more on top of others who were faster.
 *
 * @param packed where the archive is
 */
record ChartAddition(ChartBranch branch, Workspace packed, String archive) {
    private static final int MOST_ATTEMPTS = 5;

    /** @param scratch empty, and again afterwards */
    void commit(Workspace scratch, Instant created) throws PortUnavailable, InterruptedException {
        try {
            ChartEntry entry = entry(created);
            for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
                if (addTo(PortUnavailable.unlessKnown(branch.tip()).orElseThrow(), entry, scratch)
                        == RefUpdate.UPDATED) {
                    return;
                }
            }
            throw new PortUnavailable("Branch " + branch.branch() + " moved " + MOST_ATTEMPTS + " times while "
                    + archive + " was to be added to it; run this again when the others are done");
        } catch (IOException e) {
            throw new PortUnavailable(archive + " cannot be added to " + branch.source() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new PortUnavailable(branch.source() + ": " + ChartBranch.notAnIndex(e), e);
        }
    }

    private ChartEntry entry(Instant created) throws IOException, InterruptedException {
        Digest digest = packed.digest(archive, Digest.Algorithm.SHA256);
        try (InputStream content = packed.open(archive)) {
            return ChartEntry.of(PackedChart.read(content), digest, created);
        }
    }

    private RefUpdate addTo(Tip tip, ChartEntry entry, Workspace scratch)
            throws IOException, PortUnavailable, InterruptedException {
        if (isListed(tip, entry)) {
            return RefUpdate.UPDATED;
        }
        requireRoom(tip, entry);
        try {
            String index = branch.path(ChartBranch.INDEX);
            String file = branch.path(archive);
            scratch.delete();
            scratch.writeText(
                    index,
                    tip.index().isPresent() ? tip.index().get().with(entry) : RepositoryIndex.beginningWith(entry));
            try (InputStream content = packed.open(archive)) {
                scratch.copyFrom(content, file);
            }
            return branch.put(
                    tip,
                    scratch,
                    List.of(file, index),
                    "chore(release): publish chart " + entry.name() + " " + entry.version());
        } finally {
            scratch.delete();
        }
    }

    /** A version in the index is never replaced; with our bytes there is nothing left to do. */
    private boolean isListed(Tip tip, ChartEntry entry) throws PortUnavailable {
        for (Listed listed :
                tip.index().map(index -> index.versions(entry.name())).orElse(List.of())) {
            if (listed.version().equals(entry.version())) {
                if (listed.statedDigest().equals(entry.digest().toString())) {
                    return true;
                }
                throw new PortUnavailable(branch.source() + " lists " + entry.name() + " " + listed + " as "
                        + listed.statedDigest() + ", ours is " + entry.digest() + "; it is not replaced");
            }
        }
        return false;
    }

    /** An archive that no entry names may be what is left of an earlier attempt, or somebody else's. */
    private void requireRoom(Tip tip, ChartEntry entry) throws PortUnavailable, InterruptedException {
        if (tip.commit().isPresent()) {
            Optional<Digest> there =
                    PortUnavailable.unlessKnown(branch.digest(tip.commit().get(), archive));
            if (there.isPresent() && !there.get().equals(entry.digest())) {
                throw new PortUnavailable("branch " + branch.branch() + " has " + branch.path(archive) + " as "
                        + there.get() + " without listing it, ours is " + entry.digest()
                        + "; find out whose it is and remove it");
            }
        }
    }
}
