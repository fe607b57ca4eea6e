package io.jenkins.plugins.aegis.operation.cut;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.hotfix.Hotfixes;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.version.RecoveryFacts;
import io.jenkins.plugins.aegis.port.Forge.Check;
import java.util.List;

/**
 * What a cut depends on.
 *
 * @param checks of the source branch's head; Absent if there is no such branch
 * @param foreignPaths paths other than release metadata that the existing release branch changes since it left the
 *     source branch; Absent if there is no release branch yet
 * @param hotfixes not looked for once the branch is cut
 */
public record CutFacts(
        RepositoryView view,
        Observed<List<Check>> checks,
        Observed<List<String>> foreignPaths,
        RecoveryFacts recovery,
        Hotfixes hotfixes) {}
