package io.jenkins.plugins.aegis.run;

import hudson.Util;
import hudson.model.Api;
import hudson.model.BuildBadgeAction;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.audit.ReleaseStory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/**
 * A build that releases: its page <em>Release</em>, its badge, its summary in the remote API.
 *
 * <p>What is stored with the build is the summary; the page is rendered from the audit log each time. Builds of a
 * version that stored none get theirs when it is first asked for.
 */
@ExportedBean(defaultVisibility = 2)
public final class ReleaseReportAction implements RunAction2, BuildBadgeAction, StaplerProxy {
    static final String NAME = "aegis-release";
    private static final Logger LOGGER = Logger.getLogger(ReleaseReportAction.class.getName());

    private ReleaseSummary summary;

    /** What we wrote into the build's description last; a person's words there are left alone. */
    private String description;

    private transient Run<?, ?> run;

    private ReleaseReportAction(Run<?, ?> run) {
        this.run = run;
    }

    /** The page of the build, which gets one if it has none. */
    public static ReleaseReportAction of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            ReleaseReportAction present = run.getAction(ReleaseReportAction.class);
            if (present != null) {
                return present;
            }
            ReleaseReportAction made = new ReleaseReportAction(run);
            JobReleases.mark(run.getParent());
            run.addAction(made);
            run.save();
            return made;
        }
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
        JobReleases.mark(r.getParent());
    }

    /** Itself, for whoever may read the job. */
    @Override
    public Object getTarget() {
        run.checkPermission(Item.READ);
        return this;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public Path auditLog() {
        return directory().resolve("audit.jsonl");
    }

    public Path report() {
        return directory().resolve("report.html");
    }

    private Path directory() {
        return run.getRootDir().toPath().resolve(NAME);
    }

    /** Where people find the page; below the root of Jenkins if its own address is not configured. */
    public String address() {
        return addressOf(run);
    }

    /** Where that page of a build is, or will be as soon as a step of ours has run. */
    public static String addressOf(Run<?, ?> run) {
        String root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("/");
        return root + run.getUrl() + NAME + "/";
    }

    /**
     * Brings summary and description to what the log says by now. To be called when a step or the build ended; a
     * failure is logged, because it must not become one of the release.
     */
    public void refresh() {
        synchronized (run) {
            try {
                ReleaseStory story = story();
                summary =
                        summary == null || !summary.isCurrent() ? ReleaseSummary.of(story) : summary.followedBy(story);
                describe();
                run.save();
            } catch (AuditUnavailable | IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "The summary of the release by " + run + " was not kept");
            }
        }
    }

    /** Steps may run as a user who may not edit builds; what we note about our own work is not that user's edit. */
    @SuppressWarnings("try") // the identity is held, not used
    private void describe() throws IOException {
        String present = Util.fixNull(run.getDescription());
        if (summary.version().isEmpty() || !(present.isBlank() || present.equals(description))) {
            return;
        }
        description = Wording.description(summary.version(), state());
        if (!description.equals(present)) {
            try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
                run.setDescription(description);
            }
        }
    }

    ReleaseSummary summary() {
        synchronized (run) {
            if (summary == null || !summary.isCurrent()) {
                refresh();
            }
            return summary == null ? ReleaseSummary.of(ReleaseStory.nothing()) : summary;
        }
    }

    private ReleaseStory story() {
        Path log = auditLog();
        return Files.isRegularFile(log) ? ReleaseStory.readWhileWritten(log) : ReleaseStory.nothing();
    }

    /** What the page shows, read from the log now. */
    public ReleaseView getView() {
        ReleaseStory story = story();
        return new ReleaseView(
                story, run.isBuilding(), summary == null || summary().isHeldBy(story));
    }

    /** The page's content through the remote API. */
    public Api getApi() {
        return new Api(getView());
    }

    /** The files that the page offers with this view. */
    public ReleaseDownloads downloads(ReleaseView view) {
        return new ReleaseDownloads(run, auditLog(), report(), view.files(jobDirectory()));
    }

    private Path jobDirectory() {
        return run.getParent().getRootDir().toPath();
    }

    /** The report, as a page. */
    public void doReport(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        downloads(getView()).sendReport(response);
    }

    /** The audit log, to be kept as a file. */
    public void doAudit(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        downloads(getView()).sendAuditLog(response);
    }

    /** An artifact of the release, by its name. */
    public void doArtifact(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        downloads(getView()).sendArtifact(request.getRestOfPath(), response);
    }

    @Exported
    public String getVersion() {
        return summary().version();
    }

    @Exported
    public ReleaseState getState() {
        return state();
    }

    private ReleaseState state() {
        return summary().state(run.isBuilding());
    }

    public String getStateWord() {
        return Wording.status(state().name());
    }

    /** The colour class of Jenkins for the badge. */
    public String getBadgeColour() {
        return switch (state().tone()) {
            case GOOD, SAME -> "success-color";
            case WARN -> "warning-color";
            case BAD -> "error-color";
            case IDLE -> "text-color-secondary";
        };
    }

    public String getTone() {
        return state().tone().css();
    }

    /** How long the release took so far, in words. */
    public String duration(ReleaseView view) {
        return Util.getTimeSpanString(view.getDuration());
    }

    @Exported
    public String getCommit() {
        return summary().commit();
    }

    @Exported
    public String getTag() {
        return summary().tag();
    }

    @Exported
    public List<String> getApprovers() {
        return summary().approvers();
    }

    @Exported
    public List<String> getRejecters() {
        return summary().rejecters();
    }

    /** Each channel with its state. */
    @Exported
    public Map<String, String> getChannels() {
        return summary().channels();
    }

    @Override
    public String getIconFileName() {
        return "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return Wording.word("page.release", "Release");
    }

    @Override
    public String getUrlName() {
        return NAME;
    }
}
