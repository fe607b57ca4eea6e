package io.jenkins.plugins.aegis.rehearsal.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepParameter;
import io.jenkins.plugins.aegis.rehearsal.pipeline.binding.StepShape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingTest {
    @TempDir
    Path directory;

    PipelineLab lab;

    @BeforeEach
    void lab() {
        lab = new PipelineLab(directory);
    }

    private String shown(String arguments) {
        PipelineOutcome outcome = lab.steps("script { show(name: 'n', count: 1, " + arguments + ") }");
        outcome.error().ifPresent(e -> {
            throw new AssertionError(e);
        });
        return lab.notes().get(0);
    }

    private String failure(String step) {
        return lab.steps("script { " + step + " }").error().orElseThrow().getMessage();
    }

    @Test
    void constructorParametersAndSettersAreBoundByName() {
        assertThat(shown("dry: true, size: 5, note: 'field'")).isEqualTo("n 1 true 5 null null null null field");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note: \"${1 + 1}\" | n 1 false null null null null null 2",
                "dry: 'true' | n 1 true null null null null null null",
                "size: '7' | n 1 false 7 null null null null null",
                "unit: 'HOURS' | n 1 false null HOURS null null null null",
                "files: ['a', \"b${1}\"] | n 1 false null null [a, b1] null null null",
                "accept: [A: 'x'] | n 1 false null null null {A=x} null null",
                "channels: [npm(tag: 'next', optional: true), npm(tag: 'latest')] | n 1 false null null null null [npm next (optional), npm latest] null",
                "channels: [[$class: 'Npm', tag: 'x']] | n 1 false null null null null [npm x] null",
            })
    void valuesAreCoercedAsJenkinsDoes(String arguments, String expected) {
        assertThat(shown(arguments)).isEqualTo(expected);
    }

    @Test
    void constructorParametersThatAreNotGivenInAScriptBlockAreNullOrZero() {
        lab.steps("script { show(dry: true) }");
        assertThat(lab.notes()).containsExactly("null 0 true null null null null null null");
    }

    @Test
    void anUnnamedArgumentIsTheSoleRequiredParameter() {
        lab.steps("note 'text'\nnote(text: 'named')");
        assertThat(lab.notes()).containsExactly("text", "named");
    }

    @Test
    void argumentsFromAMapAreCheckedWhenTheStepIsCalled() {
        assertThat(failure("def args = [name: 'n', cuont: 1]; show(args)"))
                .isEqualTo("Jenkinsfile:3: show has no parameter \"cuont\"; it takes"
                        + " accept, channels, count, dry, files, name, note, size, unit");
    }

    @Test
    void aValueOfTheWrongTypeIsRefusedWithStepParameterAndTypes() {
        assertThat(failure("def n = 'many'; show(name: 'n', count: n)"))
                .isEqualTo("Jenkinsfile:3: show.count expects Integer but received \"many\"");
        assertThat(failure("show(name: 'n', count: 1, files: 'a'.length())"))
                .isEqualTo("Jenkinsfile:3: show.files expects java.util.List but received 1 of type Integer");
    }

    @Test
    void anElementOfTheWrongTypeIsRefused() {
        assertThat(failure("show(name: 'n', count: 1, files: ['a', 3])"))
                .isEqualTo("Jenkinsfile:3: show.files expects String but received 3 of type Integer");
    }

    @Test
    void aNestedDescribableIsCheckedToo() {
        assertThat(failure("show(name: 'n', count: 1, channels: [npm(tga: 'x')])"))
                .isEqualTo("Jenkinsfile:3: npm has no parameter \"tga\"; it takes optional, tag");
        assertThat(failure("show(name: npm(tag: 'x'), count: 1)"))
                .startsWith(
                        "Jenkinsfile:3: show.name expects String, and no implementation of it has the symbol \"npm\"");
    }

    @Test
    void whatTheStepsConstructorRefusesIsReportedWithItsLine() {
        assertThat(failure("show(name: 'forbidden', count: 1)"))
                .isEqualTo("Jenkinsfile:3: show: name must not be forbidden");
    }

    @Test
    void aBlockForAStepThatTakesNoneIsRefused() {
        assertThat(failure("note('x') { echo 'y' }")).isEqualTo("Jenkinsfile:3: note takes no block");
    }

    @Test
    void aStepThatRequiresWhatTheHostDoesNotHaveIsRefused() {
        PipelineOutcome outcome = lab.run("pipeline { agent none\n stages { stage('a') { steps { onNode() } } } }");
        assertThat(outcome.error()).hasValueSatisfying(e -> assertThat(e)
                .hasMessage("Step onNode requires a node context, and no agent is allocated in stage \"a\""));
    }

    @Test
    void theCatalogCanBeExtended() {
        BuiltInStep twice = new BuiltInStep() {
            @Override
            public StepShape shape() {
                return new StepShape("twice", List.of(new StepParameter("what", String.class, true)), true);
            }

            @Override
            public Object run(StepCall call) throws Exception {
                call.log(call.argument("what", String.class).orElseThrow());
                call.block();
                return call.block(Map.of("WHICH", "second"));
            }
        };
        lab.offering(twice).steps("twice('x') { note \"y ${env.WHICH}\" }");
        assertThat(lab.notes()).containsExactly("y null", "y second");
        assertThat(lab.console()).startsWith("x");
    }

    @Test
    void theCatalogKnowsStepsByTheirFunctionName() {
        assertThat(PipelineLab.TOYS.stepNames()).contains("note", "show", "waitForever", "onNode", "echo", "parallel");
    }
}
