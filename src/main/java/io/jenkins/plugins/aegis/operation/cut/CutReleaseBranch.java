package io.jenkins.plugins.aegis.operation.cut;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.Operation;
import io.jenkins.plugins.aegis.operation.hotfix.Hotfixes;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.RecoveryFacts;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Check;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;

/** Creates the release branch at the head of the source branch, unless it is there already. */
public final class CutReleaseBranch implements Operation<CutFacts> {
    private final ReleaseRequest request;

    public CutReleaseBranch(ReleaseRequest request) {
        this.request = request;
    }

    @Override
    public CutFacts observe(ReleasePorts ports) throws InterruptedException {
        RepositoryView view = RepositoryView.observe(ports.git(), request);
        Optional<CommitId> source = view.source();
        if (view.releasedTag().isPresent()) {
            String tagged = request.version().tag() + " is tagged";
            return new CutFacts(
                    view,
                    Observed.absent(tagged),
                    Observed.absent(tagged),
                    RecoveryFacts.NONE,
                    new Hotfixes(Observed.absent(tagged)));
        }
        Observed<List<Check>> checks = source.isPresent()
                ? ports.forge().checks(source.get())
                : Observed.absent("branch " + view.sourceBranch());
        Hotfixes hotfixes = view.release().isPresent()
                ? new Hotfixes(Observed.absent(view.releaseBranch() + " is cut"))
                : Hotfixes.observe(ports.git(), view);
        RecoveryFacts recovery = RecoveryFacts.observe(ports, view, request);
        return new CutFacts(view, checks, foreignPaths(ports.git(), view), recovery, hotfixes);
    }

    private static Observed<List<String>> foreignPaths(GitRepository git, RepositoryView view)
            throws InterruptedException {
        if (view.release().isEmpty() || view.source().isEmpty()) {
            return Observed.absent("branch " + view.releaseBranch());
        }
        Observed<CommitId> base =
                git.mergeBase(view.source().get(), view.release().get());
        if (base.asOptional().isEmpty()) {
            return base.map(commit -> List.of());
        }
        List<String> metadata = view.descriptor().metadata().files();
        return git.changedPaths(base.asOptional().get(), view.release().get())
                .map(paths ->
                        paths.stream().filter(path -> !metadata.contains(path)).toList());
    }

    @Override
    public Plan decide(CutFacts facts) {
        return CutPlanner.decide(request, facts);
    }
}
