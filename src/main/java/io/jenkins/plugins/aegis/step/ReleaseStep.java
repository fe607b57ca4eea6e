package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.Waiver;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.StepPorts;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all steps of a release have in common: the version, and the parts of the request that people typed.
 *
 * <p>Strings as they were given are kept, so that a running step can be stored with its build.
 */
public abstract class ReleaseStep extends Step implements PortWork {
    private static final long serialVersionUID = 1L;

    private final String version;
    private String sourceBranch = "";
    private String accept = "";
    private boolean recoveryRelease;
    private String recoveryIssue = "";
    private String recoveryReason = "";
    private String recoveryConfirmation = "";

    protected ReleaseStep(String version) {
        this.version = version == null ? "" : version;
    }

    /** Does the step's work; runs on a thread of its own and may block. */
    abstract void perform(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException;

    @Override
    public Object performWith(ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, IOException, InterruptedException {
        return answer(StepWiring.request(this, ports), new StepPorts(ports));
    }

    /** Does the step's work, and answers with its value in the pipeline; most steps have none. */
    Object answer(ReleaseRequest request, ReleasePorts ports)
            throws ReleaseRefused, PortUnavailable, InterruptedException {
        perform(request, ports);
        return null;
    }

    @Override
    public StepExecution start(StepContext context) {
        return new ReleaseStepExecution(this, context);
    }

    /** The runner for this step's operations, under the step's function name. */
    final OperationRunner runner(ReleaseRequest request, ReleasePorts ports) {
        return new OperationRunner(functionName(), request, ports);
    }

    /** Most are; those that only look, or that mend something beside a release, are not. */
    @Override
    public boolean isOfRelease() {
        return true;
    }

    /**
     * The request as values.
     *
     * @param requester as the platform knows who started the build
     * @throws IllegalArgumentException if a parameter has no valid form; the message names it
     */
    final ReleaseRequest request(String requester) {
        return new ReleaseRequest(
                ReleaseVersion.parse(version.strip()),
                Optional.of(sourceBranch.strip()).filter(name -> !name.isEmpty()),
                new RecoveryAuthorisation(recoveryRelease, issueNumber(), recoveryReason, recoveryConfirmation),
                waivers(accept, requester),
                requester);
    }

    /** Reads one {@code <rule id>=<reason>} a line. */
    static List<Waiver> waivers(String accept, String requester) {
        return Arrays.stream(accept.split("\\R"))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> Waiver.parse(line, requester))
                .toList();
    }

    private int issueNumber() {
        return issueNumber("recoveryIssue", recoveryIssue);
    }

    /**
     * The number of an issue; 0 if none is given.
     *
     * @throws IllegalArgumentException naming the parameter, if it has another form
     */
    static int issueNumber(String parameter, String issue) {
        String number = issue.strip().replaceFirst("^#", "");
        if (number.isEmpty()) {
            return 0;
        }
        if (!number.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException(parameter + " is \"" + Printable.of(issue, 80)
                    + "\"; give the number of the approval issue, such as 42");
        }
        return Integer.parseInt(number);
    }

    public String getVersion() {
        return version;
    }

    public String getSourceBranch() {
        return sourceBranch;
    }

    @DataBoundSetter
    public void setSourceBranch(String sourceBranch) {
        this.sourceBranch = sourceBranch == null ? "" : sourceBranch;
    }

    public String getAccept() {
        return accept;
    }

    /** Findings to accept, one {@code <rule id>=<reason>} a line. */
    @DataBoundSetter
    public void setAccept(String accept) {
        this.accept = accept == null ? "" : accept;
    }

    public boolean isRecoveryRelease() {
        return recoveryRelease;
    }

    @DataBoundSetter
    public void setRecoveryRelease(boolean recoveryRelease) {
        this.recoveryRelease = recoveryRelease;
    }

    public String getRecoveryIssue() {
        return recoveryIssue;
    }

    @DataBoundSetter
    public void setRecoveryIssue(String recoveryIssue) {
        this.recoveryIssue = recoveryIssue == null ? "" : recoveryIssue;
    }

    public String getRecoveryReason() {
        return recoveryReason;
    }

    @DataBoundSetter
    public void setRecoveryReason(String recoveryReason) {
        this.recoveryReason = recoveryReason == null ? "" : recoveryReason;
    }

    public String getRecoveryConfirmation() {
        return recoveryConfirmation;
    }

    @DataBoundSetter
    public void setRecoveryConfirmation(String recoveryConfirmation) {
        this.recoveryConfirmation = recoveryConfirmation == null ? "" : recoveryConfirmation;
    }
}
