package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.model.InvisibleAction;
import hudson.model.Run;
import java.io.IOException;

/**
 * Says that the release of a build needs no go from it, since one was given before.
 *
 * <p>It is stored with the build. A build that begins at a later stage has none of it, and asks.
 */
public final class GivenGo extends InvisibleAction {
    private volatile boolean given;

    private GivenGo(boolean given) {
        this.given = given;
    }

    /** The last word counts; nothing is stored with a build of which it was never so. */
    static void note(Run<?, ?> run, boolean given) throws IOException {
        GivenGo noted = run.getAction(GivenGo.class);
        if (noted == null && !given) {
            return;
        }
        if (noted == null) {
            run.addAction(new GivenGo(true));
        } else {
            noted.given = given;
        }
        run.save();
    }

    public static boolean isOf(Run<?, ?> run) {
        GivenGo noted = run.getAction(GivenGo.class);
        return noted != null && noted.given;
    }
}
