package io.jenkins.plugins.aegis.run;

import hudson.Extension;
import hudson.model.Action;
import hudson.model.Api;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.StaplerProxy;

/**
 * The page <em>Releases</em> of a job: each build that released, from what is stored with the builds.
 *
 * <p>A view looks at a bounded number of builds, newest first; the next page goes on where it ended.
 */
public final class JobReleases implements Action, StaplerProxy {
    private static final Logger LOGGER = Logger.getLogger(JobReleases.class.getName());
    private static final int ROWS = 50;
    private static final int BUILDS = 500;

    private final Job<?, ?> job;

    private JobReleases(Job<?, ?> job) {
        this.job = job;
    }

    /**
     * Notes with a job that it has releases, so that nobody has to look through its builds to know. Without that note
     * only a link is missing.
     */
    static void mark(Job<?, ?> job) {
        Path mark = mark(job.getRootDir().toPath());
        if (!Files.isDirectory(mark)) {
            try {
                Files.createDirectories(mark);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Directory " + mark + " cannot be made; check rights and space");
            }
        }
    }

    private static Path mark(Path job) {
        return job.resolve(ReleaseReportAction.NAME);
    }

    /** Itself, for whoever may read the job. */
    @Override
    public Object getTarget() {
        job.checkPermission(Item.READ);
        return this;
    }

    public Job<?, ?> getJob() {
        return job;
    }

    /**
     * A page of the list.
     *
     * @param before the number of the build that the page before ended with; anything else for the newest
     */
    public ReleasesPage page(String before) {
        List<ReleaseRow> rows = new ArrayList<>();
        Run<?, ?> build = first(before);
        int seen = 0;
        while (build != null && rows.size() < ROWS && seen < BUILDS) {
            ReleaseReportAction release = build.getAction(ReleaseReportAction.class);
            if (release != null && !release.getVersion().isEmpty()) {
                rows.add(new ReleaseRow(release));
            }
            seen++;
            build = build.getPreviousBuild();
        }
        return new ReleasesPage(rows, build == null ? 0 : build.getNumber() + 1);
    }

    private Run<?, ?> first(String before) {
        if (before == null || !before.matches("[1-9][0-9]{0,8}")) {
            return job.getLastBuild();
        }
        return job.getNearestOldBuild(Integer.parseInt(before) - 1);
    }

    /** The newest releases through the remote API. */
    public Api getApi() {
        return new Api(page(""));
    }

    @Override
    public String getIconFileName() {
        return "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return Wording.word("page.releases", "Releases");
    }

    @Override
    public String getUrlName() {
        return "aegis-releases";
    }

    /** Gives the page to the jobs that have releases. */
    @Extension
    @SuppressWarnings("rawtypes") // a factory is for a class, and that of jobs is raw
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @Override
        public Class<? extends Action> actionType() {
            return JobReleases.class;
        }

        @Override
        public Collection<? extends Action> createFor(Job job) {
            return Files.isDirectory(mark(job.getRootDir().toPath()))
                    ? List.of(new JobReleases((Job<?, ?>) job))
                    : List.of();
        }
    }
}
