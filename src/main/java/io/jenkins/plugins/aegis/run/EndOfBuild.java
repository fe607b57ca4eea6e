package io.jenkins.plugins.aegis.run;

import hudson.Extension;
import hudson.model.Run;
import hudson.model.listeners.RunListener;

/** When a build is over, nothing of its release waits any more; its summary says so, whatever ended it. */
@Extension
public final class EndOfBuild extends RunListener<Run<?, ?>> {
    @Override
    public void onFinalized(Run<?, ?> run) {
        ReleaseReportAction release = run.getAction(ReleaseReportAction.class);
        if (release != null) {
            release.refresh();
        }
    }
}
