package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.promote.PromotionPullRequests;
import io.jenkins.plugins.aegis.operation.releaseplease.ReleasePullRequests;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What tells which overlays apply to a release; only what an overlay asks for is looked up.
 *
 * @param declared by the descriptor of the commit
 * @param labels of the release pull request and of the promotion pull request
 * @param changed paths since the last release; Absent where there is none, so that everything is new
 */
public record OverlayFacts(
        List<GovernanceOverlay> declared, Observed<Set<String>> labels, Observed<List<String>> changed) {
    private static final String NOT_ASKED = "no overlay asks for it";

    /** Where no overlay is declared, and none is looked at. */
    public static final OverlayFacts NONE =
            new OverlayFacts(List.of(), Observed.present(Set.of(), NOT_ASKED), Observed.present(List.of(), NOT_ASKED));

    public OverlayFacts {
        declared = List.copyOf(declared);
    }

    static OverlayFacts observe(ReleasePorts ports, RepositoryView view, MetadataFacts target)
            throws InterruptedException {
        ReleaseDescriptor descriptor = target.descriptor();
        List<Scope> scopes = Stream.concat(
                        descriptor.overlays().stream().map(GovernanceOverlay::scope),
                        ports.site().approval().overlays().stream()
                                .map(OverlayRule::overlay)
                                .map(GovernanceOverlay::scope))
                .toList();
        // Anybody who may label can take a label away: once the tag is there, that it was there counts.
        boolean labels = view.tag().isEmpty()
                && scopes.stream().anyMatch(scope -> !scope.labels().isEmpty());
        boolean paths = scopes.stream().anyMatch(scope -> !scope.paths().isEmpty());
        return new OverlayFacts(
                descriptor.overlays(),
                labels ? labels(ports.forge(), view) : NONE.labels(),
                paths ? changed(ports, view, target.commit()) : NONE.changed());
    }

    private static Observed<Set<String>> labels(Forge forge, RepositoryView view) throws InterruptedException {
        ReleasePullRequests release = ReleasePullRequests.observe(forge, view);
        PromotionPullRequests promotion = PromotionPullRequests.observe(forge, view);
        return release.all().flatMap(none -> promotion.all().map(others -> {
            Set<String> labels = new HashSet<>();
            Stream.of(release.current(), promotion.current())
                    .flatMap(Optional<PullRequest>::stream)
                    .forEach(pull -> labels.addAll(pull.labels()));
            return labels;
        }));
    }

    private static Observed<List<String>> changed(ReleasePorts ports, RepositoryView view, CommitId commit)
            throws InterruptedException {
        Observed<CommitId> last = EarlierRelease.observe(ports.forge(), view).commit();
        return last.asOptional().isPresent()
                ? ports.git().changedPaths(last.asOptional().get(), commit)
                : last.map(none -> List.of());
    }
}
