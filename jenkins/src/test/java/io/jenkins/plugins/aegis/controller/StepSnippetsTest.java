package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import io.jenkins.plugins.aegis.step.AuditHistoryStep;
import io.jenkins.plugins.aegis.step.AwaitMergeStep;
import io.jenkins.plugins.aegis.step.BuildStep;
import io.jenkins.plugins.aegis.step.CleanUpStep;
import io.jenkins.plugins.aegis.step.CutReleaseBranchStep;
import io.jenkins.plugins.aegis.step.GoNoGoStep;
import io.jenkins.plugins.aegis.step.PreflightStep;
import io.jenkins.plugins.aegis.step.PromoteStep;
import io.jenkins.plugins.aegis.step.PublishAllStep;
import io.jenkins.plugins.aegis.step.ReleasePleaseStep;
import io.jenkins.plugins.aegis.step.ReleaseStep;
import io.jenkins.plugins.aegis.step.ReportStep;
import io.jenkins.plugins.aegis.step.TagStep;
import io.jenkins.plugins.aegis.step.VerifyPromotionStep;
import io.jenkins.plugins.aegis.step.VerifyReleasePrStep;
import io.jenkins.plugins.aegis.step.VerifyReleaseStep;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.sf.json.JSONObject;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The snippet generator writes what people would, and reads it back; one controller for all steps. */
@WithJenkins
class StepSnippetsTest {
    @Test
    void saysNoMoreThanWasChosen(JenkinsRule jenkins) throws Exception {
        assertRoundTrip(jenkins, new AuditHistoryStep(), "aegisAuditHistory()");
        assertRoundTrip(jenkins, new BuildStep(), "aegisBuild()");
        assertRoundTrip(jenkins, new CleanUpStep(), "aegisCleanUp()");
        assertRoundTrip(jenkins, new CutReleaseBranchStep(), "aegisCutReleaseBranch()");
        assertRoundTrip(jenkins, new GoNoGoStep(), "aegisGoNoGo()");
        assertRoundTrip(jenkins, new PreflightStep(), "aegisPreflight()");
        assertRoundTrip(jenkins, new PromoteStep(), "aegisPromote()");
        assertRoundTrip(jenkins, new PublishAllStep(), "aegisPublishAll()");
        assertRoundTrip(jenkins, new ReleasePleaseStep(), "aegisReleasePlease()");
        assertRoundTrip(jenkins, new ReportStep(), "aegisReport()");
        assertRoundTrip(jenkins, new TagStep(), "aegisTag()");
        assertRoundTrip(jenkins, new VerifyPromotionStep(), "aegisVerifyPromotion()");
        assertRoundTrip(jenkins, new VerifyReleasePrStep(), "aegisVerifyReleasePr()");
        assertRoundTrip(jenkins, new VerifyReleaseStep(), "aegisVerifyRelease()");
    }

    @Test
    void saysWhatWasChosen(JenkinsRule jenkins) throws Exception {
        ReleaseStep cut = new CutReleaseBranchStep();
        cut.setVersion("1.2.3-preview.1");
        cut.setSourceBranch("trunk");
        cut.setAccept("AEGIS-PRE-005=see #7");
        cut.setRecoveryRelease(true);
        cut.setRecoveryIssue("42");
        cut.setRecoveryReason("crashes");
        cut.setRecoveryConfirmation("RECOVERY 1.2.3-preview.1");

        assertRoundTrip(
                jenkins,
                cut,
                "aegisCutReleaseBranch accept: 'AEGIS-PRE-005=see #7',"
                        + " recoveryConfirmation: 'RECOVERY 1.2.3-preview.1', recoveryIssue: '42',"
                        + " recoveryReason: 'crashes', recoveryRelease: true, sourceBranch: 'trunk',"
                        + " version: '1.2.3-preview.1'");
        assertRoundTrip(jenkins, new AwaitMergeStep("promotion"), "aegisAwaitMerge 'promotion'");
    }

    @Test
    void saysAnEmptyTextThatWasWritten(JenkinsRule jenkins) throws Exception {
        ReleaseStep cut = new CutReleaseBranchStep();
        cut.setAccept("");

        assertRoundTrip(jenkins, cut, "aegisCutReleaseBranch accept: ''");
    }

    @Test
    void takesWhatIsLeftEmptyInTheFormForNotGiven(JenkinsRule jenkins) throws Exception {
        assertThat(generated(jenkins, CutReleaseBranchStep.class, "{version: '', accept: '', recoveryRelease: false}"))
                .isEqualTo("aegisCutReleaseBranch()");
        assertThat(generated(jenkins, CutReleaseBranchStep.class, "{sourceBranch: 'trunk', recoveryRelease: true}"))
                .isEqualTo("aegisCutReleaseBranch recoveryRelease: true, sourceBranch: 'trunk'");
        assertThat(generated(jenkins, AwaitMergeStep.class, "{version: '', pullRequest: 'release'}"))
                .isEqualTo("aegisAwaitMerge 'release'");
    }

    /** What the snippet generator answers to its form. */
    private static String generated(JenkinsRule jenkins, Class<? extends Step> step, String fields) throws Exception {
        JSONObject form = JSONObject.fromObject(fields);
        form.put("stapler-class", step.getName());
        form.put("$class", step.getName());
        JenkinsRule.WebClient client = jenkins.createWebClient();
        WebRequest ask = new WebRequest(client.createCrumbedUrl("pipeline-syntax/generateSnippet"), HttpMethod.POST);
        ask.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
        return client.getPage(ask).getWebResponse().getContentAsString().strip();
    }

    private static void assertRoundTrip(JenkinsRule jenkins, Step step, String snippet) throws Exception {
        assertThat(Snippetizer.object2Groovy(step)).isEqualTo(snippet);
        jenkins.assertEqualDataBoundBeans(step, read(snippet));
        assertThat(read(snippet)).usingRecursiveComparison().isEqualTo(step);
    }

    /** What Pipeline makes of such a line: one value stands for the only parameter that has to be there. */
    static Step read(String snippet) throws Exception {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Call.class.getName());
        Call call = (Call) new GroovyShell(Call.class.getClassLoader(), new Binding(), configuration).parse(snippet);
        call.run();
        StepDescriptor descriptor = StepDescriptor.byFunctionName(call.name);
        Object[] arguments = call.arguments;
        if (arguments.length == 0) {
            return descriptor.newInstance(Map.of());
        }
        return descriptor.newInstance(
                arguments[0] instanceof Map<?, ?> named
                        ? named.entrySet().stream()
                                .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue))
                        : Map.of(
                                DescribableModel.of(descriptor.clazz)
                                        .getSoleRequiredParameter()
                                        .getName(),
                                arguments[0]));
    }

    /** Keeps the one call of a snippet. */
    public abstract static class Call extends Script {
        private String name;
        private Object[] arguments;

        @Override
        public Object invokeMethod(String function, Object given) {
            name = function;
            arguments = (Object[]) given;
            return null;
        }
    }
}
