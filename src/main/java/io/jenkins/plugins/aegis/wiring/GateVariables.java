package io.jenkins.plugins.aegis.wiring;

import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.adapter.jenkins.GivenGo;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SettingRules;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jenkins.model.Jenkins;

/**
 * Tells a pipeline what the gates of its release ask and of whom, for {@code message} and {@code submitter} of Jenkins'
 * {@code input}.
 *
 * <p>{@code AEGIS_APPROVERS} are those of the go/no-go, {@code AEGIS_APPROVERS_MAJOR_CUTOVER} those of the overlay
 * {@code major-cutover}; ids with commas between them. With them Jenkins refuses the answer of anybody else at once. A
 * pipeline can set the variables to something else, though, and administrators pass any such list: whose approval counts
 * is compared with the configuration when the release is tagged (lessons L15, L35). {@code AEGIS_RELEASE_PAGE} is where
 * the approver reads what the question is about. {@code AEGIS_GO} is {@code given} once {@code aegisGoNoGo} has found that
 * an earlier build of the job pushed the tag of the version, which carries its approvals: a pipeline need not ask again.
 */
@Extension
public final class GateVariables extends EnvironmentContributor {
    private static final String APPROVERS = "AEGIS_APPROVERS";
    private static final String PAGE = "AEGIS_RELEASE_PAGE";
    private static final String GO = "AEGIS_GO";

    /**
     * From the start of each build for which approvers are configured: Declarative Pipeline reads the questions of all
     * stages before it runs the first.
     */
    @Override
    @SuppressWarnings("rawtypes") // Jenkins' own signature
    public void buildEnvironmentFor(Run run, EnvVars variables, TaskListener listener) {
        EffectiveSettings effective = EffectiveSettings.of(run.getParent());
        Map<String, Set<String>> overlays = new TreeMap<>();
        for (OverlaySettings overlay : effective.settings().getOverlays()) {
            overlays.put(overlay.getName(), SettingRules.lines(overlay.getApprovers()));
        }
        variables.putAll(of(effective.approvers(), overlays, page(run)));
        variables.putAll(ofGo(GivenGo.isOf(run)));
    }

    /** What a pipeline is told of the go; nothing where it has to ask. */
    public static Map<String, String> ofGo(boolean given) {
        return given ? Map.of(GO, "given") : Map.of();
    }

    /**
     * The variables.
     *
     * @param overlays the approvers of each, by its name
     * @param page where to read what is asked, in words or as an address
     */
    public static Map<String, String> of(Set<String> approvers, Map<String, Set<String>> overlays, String page) {
        Map<String, String> variables = new TreeMap<>();
        if (!approvers.isEmpty()) {
            variables.put(APPROVERS, joined(approvers));
            variables.put(PAGE, page);
        }
        overlays.forEach((name, ids) ->
                variables.put(APPROVERS + "_" + name.toUpperCase(Locale.ROOT).replace('-', '_'), joined(ids)));
        return variables;
    }

    private static String page(Run<?, ?> run) {
        String address = ReleaseReportAction.addressOf(run);
        return Jenkins.get().getRootUrl() == null
                ? "the page Release of " + run.getFullDisplayName() + ", at " + address
                        + " on this Jenkins (no link, since"
                        + " Jenkins does not know its own address: Manage Jenkins, System, Jenkins URL)"
                : address;
    }

    private static String joined(Collection<String> ids) {
        return String.join(",", new TreeSet<>(ids));
    }
}
