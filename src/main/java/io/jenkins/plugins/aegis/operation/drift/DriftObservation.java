package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.hotfix.HotfixAuthorisation;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.GitRepository.Mainline;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what happened since the last release; its cost is bounded, whatever the number of tags and commits. */
public record DriftObservation(ReleasePorts ports, RepositoryView view) {
    /** So many hotfixes of one release are read; a branch with more has another trouble. */
    private static final int HOTFIXES = 30;

    /**
     * @param source metadata at the head of the source branch
     * @param production metadata at the head of the production branch
     */
    public DriftFacts facts(Optional<MetadataFacts> source, Optional<MetadataFacts> production)
            throws InterruptedException {
        PushedTags tags = new PushedTags(ports.build().tagsPushedEarlier());
        Observed<LastRelease> observed = LastRelease.observe(ports.git(), view);
        if (observed.asOptional().isEmpty()) {
            return new DriftFacts(observed, List.of(), List.of(), List.of(), tags);
        }
        LastRelease last = observed.asOptional().get();
        List<BranchHistory> histories = new ArrayList<>();
        List<HotfixAuthorisation> hotfixes = new ArrayList<>();
        List<MetadataDrift> metadata = new ArrayList<>();
        MetadataFacts released = MetadataFacts.ofCommit(ports.git(), last.commit());
        if (production.isPresent()) {
            Mainline line = last.until(production.get().commit());
            BranchHistory history = BranchHistory.observe(ports, view.productionBranch(), line);
            histories.add(history);
            hotfixes.addAll(hotfixes(history));
            if (history.merged().stream().noneMatch(this::isPromotion)) {
                metadata.add(
                        MetadataDrift.observe(ports.git(), view.productionBranch(), released, production.get(), line));
            }
        }
        if (source.isPresent()) {
            Mainline line = last.besides(source.get().commit());
            histories.add(BranchHistory.observe(ports, view.sourceBranch(), line));
            if (isInStep(released, source.get())) {
                metadata.add(MetadataDrift.observe(ports.git(), view.sourceBranch(), released, source.get(), line));
            }
        }
        return new DriftFacts(observed, histories, hotfixes, metadata, tags);
    }

    /** Of the production branch alone: what came to it up to now, also after the preflight. */
    public DriftFacts ofProduction() throws InterruptedException {
        PushedTags tags = new PushedTags(ports.build().tagsPushedEarlier());
        Observed<LastRelease> last = LastRelease.observe(ports.git(), view);
        if (last.asOptional().isEmpty() || view.production().isEmpty()) {
            return new DriftFacts(last, List.of(), List.of(), List.of(), tags);
        }
        BranchHistory history = BranchHistory.observe(
                ports,
                view.productionBranch(),
                last.asOptional().get().until(view.production().get()));
        return new DriftFacts(last, List.of(history), hotfixes(history), List.of(), tags);
    }

    private List<HotfixAuthorisation> hotfixes(BranchHistory history) throws InterruptedException {
        List<HotfixAuthorisation> hotfixes = new ArrayList<>();
        for (PullRequest pull : history.merged()) {
            if (!isPromotion(pull) && hotfixes.size() < HOTFIXES) {
                hotfixes.add(HotfixAuthorisation.observe(ports.forge(), pull));
            }
        }
        return hotfixes;
    }

    /** Of whatever version, by either way; a branch of a fork never has such a name. */
    private boolean isPromotion(PullRequest pull) {
        String prefix = view.descriptor().branches().releasePrefix();
        String clean = "chore/promote-";
        String end = "-" + view.productionBranch();
        Optional<String> version = Optional.empty();
        if (pull.head().startsWith(prefix)) {
            version = Optional.of(pull.head().substring(prefix.length()));
        } else if (pull.head().startsWith(clean) && pull.head().endsWith(end)) {
            version = Optional.of(
                    pull.head().substring(clean.length(), pull.head().length() - end.length()));
        }
        return version.flatMap(text -> ReleaseVersion.ofTag("v" + text)).isPresent();
    }

    /** A source branch that forgot the release is another finding. */
    private static boolean isInStep(MetadataFacts released, MetadataFacts source) {
        return manifest(released).isPresent() && manifest(released).equals(manifest(source));
    }

    private static Optional<String> manifest(MetadataFacts facts) {
        String manifest = facts.descriptor().metadata().manifest();
        return facts.versions().entrySet().stream()
                .filter(entry -> entry.getKey().file().equals(manifest))
                .flatMap(entry -> entry.getValue().asOptional().stream())
                .findFirst();
    }
}
