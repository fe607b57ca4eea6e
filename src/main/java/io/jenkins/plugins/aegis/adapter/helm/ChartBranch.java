package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.RefUpdate;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.util.List;
import java.util.Optional;

/**
 * The branch that a Helm repository is served from, as the remote has it.
 *
 * @param directory of {@code index.yaml} on the branch; a single dot for the root
 */
record ChartBranch(GitRepository git, String branch, String directory) {
    static final String INDEX = "index.yaml";

    /**
     * The branch at one moment.
     *
     * @param commit empty if there is no such branch
     * @param index empty if the branch has none
     */
    record Tip(Optional<CommitId> commit, Optional<RepositoryIndex> index) {}

    /** Where a file of the Helm repository is on the branch. */
    String path(String file) {
        return directory.equals(".") ? file : directory + "/" + file;
    }

    String source() {
        return path(INDEX) + " of branch " + branch;
    }

    /** Never Absent; an index that cannot be understood is Unknown. */
    Observed<Tip> tip() throws InterruptedException {
        Observed<Optional<CommitId>> commit = git.observe()
                .map(snapshot -> Optional.ofNullable(snapshot.branches().get(branch)));
        if (commit.asOptional().flatMap(found -> found).isEmpty()) {
            return commit.map(none -> new Tip(none, Optional.empty()));
        }
        CommitId at = commit.asOptional().get().orElseThrow();
        Observed<String> text = git.read(at, List.of(path(INDEX))).get(path(INDEX));
        if (text.isAbsent()) {
            return Observed.present(new Tip(Optional.of(at), Optional.empty()), source());
        }
        return text.flatMap(content -> {
            try {
                RepositoryIndex index = RepositoryIndex.read(content);
                return Observed.present(new Tip(Optional.of(at), Optional.of(index)), source());
            } catch (IllegalArgumentException e) {
                return Observed.unknown(source(), notAnIndex(e));
            }
        });
    }

    static String notAnIndex(IllegalArgumentException e) {
        return "it cannot be understood, and is not rewritten: " + e.getMessage();
    }

    /** Digest of a file of the Helm repository. */
    Observed<Digest> digest(CommitId commit, String file) throws InterruptedException {
        return git.digest(commit, path(file));
    }

    /** @param files holds them at their places on the branch */
    RefUpdate put(Tip tip, Workspace files, List<String> paths, String message)
            throws PortUnavailable, InterruptedException {
        CommitId commit = git.commitFiles(tip.commit(), files, paths, message);
        return tip.commit().isPresent()
                ? git.updateBranch(branch, tip.commit().get(), commit)
                : git.createBranch(branch, commit);
    }
}
