package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.BindingException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step {@code input}, which scripts call for each of a number of questions that only the run shows. */
class InputStepTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private PipelineOutcome script(String script) {
        return lab.run("pipeline { agent none\n stages { stage('only') { steps { script {\n" + script + "\n} } } } }");
    }

    @Test
    void asksEachOfAListInItsOrder() {
        PipelineOutcome outcome = script(
                """
                for (gate in [[id: 'first', who: 'mona'], [id: 'second', who: 'mona,ada']]) {
                    input(id: gate.id, message: "Go ${gate.id}?", ok: 'Go', submitter: gate.who,
                        parameters: [string(name: 'REASON', defaultValue: 'due', description: 'Why')])
                }
                """);
        assertThat(outcome.result()).isEqualTo(Result.SUCCESS);
        assertThat(lab.asked()).extracting(InputRequest::id).containsExactly("First", "Second");
        assertThat(lab.asked().get(1).message()).isEqualTo("Go second?");
        assertThat(lab.asked().get(1).submitters()).containsExactly("mona", "ada");
        assertThat(lab.asked().get(1).form().parameters())
                .extracting(ParameterDefinition::name)
                .containsExactly("REASON");
    }

    @Test
    void askedWithoutAgentItHoldsNoNode() {
        script("input 'go?'");
        assertThat(lab.events()).contains("ask only").doesNotContain("ask only on node");
    }

    @Test
    void itsValueIsThatOfItsOnlyParameter() {
        lab.answering((stage, request) -> new InputDecision.Proceed("mona", Map.of("WHY", "tested")));
        script("note input(message: 'go?', parameters: [string(name: 'WHY')])");
        assertThat(lab.notes()).containsExactly("tested");
    }

    @Test
    void itsValueIsAMapOfSeveral() {
        script(
                "def answer = input(message: 'go?', submitterParameter: 'WHO', parameters: [booleanParam(name: 'SURE')])\n"
                        + "note \"${answer.WHO} ${answer.SURE}\"");
        assertThat(lab.notes()).containsExactly("mona false");
    }

    @Test
    void itsValueIsNullWhereNothingIsAsked() {
        script("note \"got ${input('go?')}\"");
        assertThat(lab.notes()).containsExactly("got null");
    }

    @Test
    void aRejectionAbortsTheBuildAndAsksNothingMore() {
        lab.answering((stage, request) -> new InputDecision.Reject("mona"));
        PipelineOutcome outcome = script("input 'one?'\ninput 'two?'");
        assertThat(outcome.result()).isEqualTo(Result.ABORTED);
        assertThat(lab.asked()).hasSize(1);
    }

    @Test
    void whoIsNoSubmitterMayNotAnswer() {
        PipelineOutcome outcome = script("input(message: 'go?', submitter: 'ada')");
        assertThat(outcome.error())
                .hasValueSatisfying(e -> assertThat(e).hasMessageContaining("User \"mona\" may not answer input"));
    }

    @Test
    void anIdThatIsNoPartOfAnAddressIsRefused() {
        PipelineOutcome outcome = script("input(id: 'a/b', message: 'go?')");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .isInstanceOf(BindingException.class)
                .hasMessageContaining("InputStep id is required to be URL safe"));
    }

    @Test
    void aParameterThatIsNoneIsRefused() {
        PipelineOutcome outcome = script("input(message: 'go?', parameters: ['WHY'])");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e).hasMessageContaining("string(name: …)"));
    }
}
