package io.jenkins.plugins.aegis.step;

import hudson.AbortException;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.operation.await.AwaitMerge.State;
import io.jenkins.plugins.aegis.operation.await.PollInterval;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.io.IOException;
import java.time.Duration;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Looks at the pull request again and again, ever more rarely, and holds nothing in between (lesson L31). */
final class AwaitMergeExecution extends StepExecution {
    private static final long serialVersionUID = 1L;

    private final AwaitMergeStep step;
    private transient volatile Looks looks;
    private transient volatile String status;

    AwaitMergeExecution(AwaitMergeStep step, StepContext context) {
        super(context);
        this.step = step;
    }

    @Override
    public boolean start() {
        begin();
        return false;
    }

    @Override
    public void onResume() {
        begin();
    }

    private void begin() {
        looks = new Looks();
        schedule(Duration.ZERO);
    }

    private void schedule(Duration pause) {
        looks.schedule(() -> look(pause), pause);
    }

    /** Nobody's thread has an identity; Jenkins' own sees the build. */
    @SuppressWarnings("try") // the identity is held, not used
    private void look(Duration pause) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            settle(observe(), pause);
        } catch (PortUnavailable | AuditUnavailable e) {
            settleLater(e.getMessage(), pause);
        } catch (IllegalArgumentException invalid) {
            fail(new AbortException(step.functionName() + " refuses: " + invalid.getMessage()));
        } catch (IOException | RuntimeException e) {
            // The thread tells nobody what it swallows: the build would wait for ever.
            fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            fail(e);
        }
    }

    /** A look that was interrupted by the end of the waiting has nothing to say on why it ended. */
    private void fail(Throwable why) {
        if (!looks.isOver()) {
            getContext().onFailure(why);
        }
    }

    /** The ports are closed when this returns: the pipeline goes on at once when it is told. */
    private State observe() throws PortUnavailable, IOException, InterruptedException {
        try (ReleaseWiring.Opened ports = StepWiring.of(getContext()).open()) {
            State state = step.waiting(StepWiring.request(step, ports)).poll(ports);
            if (state instanceof State.Over over) {
                ports.console().line(over.reason());
                ports.audit().append(new AuditEvent.StepFinished(step.functionName(), "PASSED", over.reason()));
            } else if (state instanceof State.Hopeless hopeless) {
                ports.audit().append(new AuditEvent.StepFinished(step.functionName(), "REFUSED", hopeless.reason()));
            }
            return state;
        }
    }

    private void settle(State state, Duration pause) {
        if (state instanceof State.Over) {
            getContext().onSuccess(null);
        } else if (state instanceof State.Hopeless hopeless) {
            fail(new AbortException(step.functionName() + " refuses: " + hopeless.reason() + ". " + hopeless.remedy()));
        } else if (state instanceof State.Waiting waiting) {
            settleLater("waiting for " + waiting.pull().url(), pause);
        } else if (state instanceof State.Unclear unclear) {
            settleLater(unclear.reason(), pause);
        }
    }

    private void settleLater(String why, Duration pause) {
        status = why;
        schedule(PollInterval.after(pause));
    }

    @Override
    public void stop(Throwable cause) throws Exception {
        Looks going = looks;
        if (going != null) {
            going.end();
        }
        super.stop(cause);
    }

    @Override
    public String getStatus() {
        return status;
    }
}
