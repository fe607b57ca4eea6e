package io.jenkins.plugins.aegis.step;

import io.jenkins.plugins.aegis.model.RecoveryAuthorisation;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.ReleaseRefused;
import io.jenkins.plugins.aegis.operation.StepPorts;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * What all steps of a release have in common: the version, and the parts of the request that people typed.
 *
 * <p>What a step is not given is null here, and is what its build was started with: {@link StepArguments}. Strings as they
 * were given are kept, so that a running step can be stored with its build.
 */
public abstract class ReleaseStep extends Step implements PortWork {
    private static final long serialVersionUID = 1L;

    private String version;
    private String sourceBranch;
    private String accept;
    private Boolean recoveryRelease;
    private String recoveryIssue;
    private String recoveryReason;
    private String recoveryConfirmation;

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
     * The request as values, of what the step was given and of what its build was started with.
     *
     * @throws ReleaseRefused if neither says the version
     * @throws IllegalArgumentException if a parameter has no valid form; the message names it
     */
    final ReleaseRequest request(BuildRecord build) throws ReleaseRefused {
        StepArguments arguments = new StepArguments(build);
        String wanted = version(build).orElseThrow(() -> new ReleaseRefused(functionName(), List.of(withoutVersion())));
        return new ReleaseRequest(
                ReleaseVersion.parse(wanted),
                Optional.of(arguments.text("sourceBranch", sourceBranch).strip())
                        .filter(name -> !name.isEmpty()),
                new RecoveryAuthorisation(
                        arguments.isSet("recoveryRelease", recoveryRelease),
                        StepArguments.issueNumber("recoveryIssue", arguments.text("recoveryIssue", recoveryIssue)),
                        arguments.text("recoveryReason", recoveryReason),
                        arguments.text("recoveryConfirmation", recoveryConfirmation)),
                StepArguments.waivers(arguments.text("accept", accept), build.requester()),
                build.requester());
    }

    /** The version as somebody typed it; empty if nobody did. */
    final Optional<String> version(BuildRecord build) {
        return new StepArguments(build).given("version", version).map(String::strip);
    }

    private Finding withoutVersion() {
        return Finding.blocker(
                Rule.VERSION_FORM,
                "no version is given, and the build has no parameter VERSION that would stand for it",
                "Give the pipeline a parameter VERSION, or the step its version: " + functionName()
                        + "(version: '1.2.3')");
    }

    public String getVersion() {
        return version;
    }

    /** The release version, such as {@code 1.2.3-preview}. */
    @DataBoundSetter
    public void setVersion(String version) {
        this.version = version;
    }

    public String getSourceBranch() {
        return sourceBranch;
    }

    @DataBoundSetter
    public void setSourceBranch(String sourceBranch) {
        this.sourceBranch = sourceBranch;
    }

    public String getAccept() {
        return accept;
    }

    /** Findings to accept, one {@code <rule id>=<reason>} a line. */
    @DataBoundSetter
    public void setAccept(String accept) {
        this.accept = accept;
    }

    public Boolean getRecoveryRelease() {
        return recoveryRelease;
    }

    @DataBoundSetter
    public void setRecoveryRelease(Boolean recoveryRelease) {
        this.recoveryRelease = recoveryRelease;
    }

    public String getRecoveryIssue() {
        return recoveryIssue;
    }

    @DataBoundSetter
    public void setRecoveryIssue(String recoveryIssue) {
        this.recoveryIssue = recoveryIssue;
    }

    public String getRecoveryReason() {
        return recoveryReason;
    }

    @DataBoundSetter
    public void setRecoveryReason(String recoveryReason) {
        this.recoveryReason = recoveryReason;
    }

    public String getRecoveryConfirmation() {
        return recoveryConfirmation;
    }

    @DataBoundSetter
    public void setRecoveryConfirmation(String recoveryConfirmation) {
        this.recoveryConfirmation = recoveryConfirmation;
    }
}
