package io.jenkins.plugins.aegis.wiring;

import hudson.model.InvisibleAction;
import hudson.model.Queue;
import hudson.model.Run;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;

/**
 * Says that a build releases a repository, so that no other build does meanwhile, of whatever job.
 *
 * <p>It is stored with the build and holds until the build is over, also over a restart of the controller.
 */
final class ReleaseHold extends InvisibleAction {
    private static final Object TAKING = new Object();

    private final String repository;

    private ReleaseHold(String repository) {
        this.repository = repository;
    }

    /**
     * Takes the hold of that repository for the build, unless another running one has it.
     *
     * @param forge with the name, what tells a repository from all others; as they are configured
     * @return the build that has it; empty if it is this one's
     */
    static Optional<Run<?, ?>> take(Run<?, ?> run, String forge, String name) throws IOException {
        String repository = (forge.replaceFirst("/+$", "") + " " + name).toLowerCase(Locale.ROOT);
        synchronized (TAKING) {
            if (isOf(run, repository)) {
                return Optional.empty();
            }
            for (FlowExecution execution : FlowExecutionList.get()) {
                Queue.Executable executable = execution.getOwner().getExecutable();
                if (executable instanceof Run<?, ?> other
                        && !other.getExternalizableId().equals(run.getExternalizableId())
                        && other.isBuilding()
                        && isOf(other, repository)) {
                    return Optional.of(other);
                }
            }
            run.addAction(new ReleaseHold(repository));
            run.save();
            return Optional.empty();
        }
    }

    private static boolean isOf(Run<?, ?> run, String repository) {
        return run.getActions(ReleaseHold.class).stream().anyMatch(hold -> hold.repository.equals(repository));
    }
}
