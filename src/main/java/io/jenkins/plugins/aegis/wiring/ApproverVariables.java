package io.jenkins.plugins.aegis.wiring;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SettingRules;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;

/**
 * Tells a pipeline who may approve its release, for {@code submitter} of Jenkins' {@code input}.
 *
 * <p>{@code AEGIS_APPROVERS} are those of the go/no-go, {@code AEGIS_APPROVERS_MAJOR_CUTOVER} those of the overlay
 * {@code major-cutover}; ids with commas between them. With them Jenkins refuses the answer of anybody else at once. A
 * pipeline can set the variables to something else, though, and administrators pass any such list: whose approval counts
 * is compared with the configuration when the release is tagged (lessons L15, L35).
 */
@Extension
public final class ApproverVariables extends EnvironmentContributor {
    private static final String NAME = "AEGIS_APPROVERS";

    /**
     * From the start of each build for which approvers are configured: Declarative Pipeline reads {@code submitter} of all
     * stages before it runs the first.
     */
    @Override
    @SuppressWarnings("rawtypes") // Jenkins' own signature
    public void buildEnvironmentFor(Run run, EnvVars variables, TaskListener listener) {
        EffectiveSettings effective = EffectiveSettings.of(run.getParent());
        Set<String> approvers = effective.approvers();
        if (!approvers.isEmpty()) {
            variables.put(NAME, joined(approvers));
        }
        for (OverlaySettings overlay : effective.settings().getOverlays()) {
            variables.put(
                    NAME + "_" + overlay.getName().toUpperCase(Locale.ROOT).replace('-', '_'),
                    joined(SettingRules.lines(overlay.getApprovers())));
        }
    }

    private static String joined(Collection<String> ids) {
        return String.join(",", ids);
    }
}
