package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.approve.ApprovalEvidence.Background;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.testing.Commits;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a build found out before it asks. */
final class Backgrounds {
    private Backgrounds() {}

    /** One commit in two files since v1.2.2, no descriptor, and no findings. */
    static Background quiet() {
        return of(new DescriptorChange(Observed.absent("v1.2.2"), Observed.absent("main")));
    }

    static Background of(DescriptorChange descriptor) {
        return new Background(
                new SinceLastRelease(
                        Observed.present("v1.2.2", "the forge"),
                        Observed.present(List.of(new CommitSummary(Commits.commit(60), "rita", "feat: shine")), "git"),
                        Observed.present(List.of("README.md", "src/index.js"), "git"),
                        descriptor),
                List.of(),
                new PublishedPlaces(
                        Map.of(
                                "npm",
                                Observed.present(
                                        new Publication(Map.of(), Set.of(), Map.of("latest", "1.2.2")), "npm")),
                        Observed.absent("the forge")));
    }
}
