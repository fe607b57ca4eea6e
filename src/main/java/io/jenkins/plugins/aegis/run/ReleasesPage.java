package io.jenkins.plugins.aegis.run;

import java.util.List;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A page of a job's releases, newest first. */
@ExportedBean
public final class ReleasesPage {
    private final List<ReleaseRow> releases;
    private final int before;

    ReleasesPage(List<ReleaseRow> releases, int before) {
        this.releases = List.copyOf(releases);
        this.before = before;
    }

    @Exported
    public List<ReleaseRow> getReleases() {
        return releases;
    }

    /** With which build number the next page is asked for; 0 if there is none. */
    @Exported
    public int getBefore() {
        return before;
    }

    public boolean isContinued() {
        return before > 0;
    }
}
