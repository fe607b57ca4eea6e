package io.jenkins.plugins.aegis.descriptor;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The descriptor in the documentation is one that the plugin takes, and says what the runbook says. */
class ExampleDescriptorTest {
    private ReleaseDescriptor example;

    @BeforeEach
    void read() throws Exception {
        example = new DescriptorReader().read(Files.readString(Path.of("docs/examples/aegis/release.yml")));
    }

    @Test
    void hasTheLayoutOfTheRunbook() {
        ReleaseDescriptor runbook = DescriptorDefaults.runbook();
        assertThat(example.branches()).isEqualTo(runbook.branches());
        assertThat(example.recoveryLines()).isEqualTo(runbook.recoveryLines());
        assertThat(example.metadata().surfaces())
                .containsExactlyElementsOf(runbook.metadata().surfaces());
        assertThat(example.metadata().files())
                .containsExactlyInAnyOrderElementsOf(runbook.metadata().files());
    }

    @Test
    void publishesEveryChannelOfTheRunbook() {
        assertThat(example.packaging().channels())
                .extracting(Channel::kind)
                .containsExactly("npm", "npm", "pypi", "helm", "clawhub");
        assertThat(example.packaging().channels())
                .filteredOn(channel -> channel.place().optional())
                .extracting(channel -> channel.packageName().orElse(""))
                .containsExactly("onestep-aegis");
    }

    @Test
    void writesThePep440VersionOfAPreview() {
        Channel python = example.packaging().channel("python-sdk").orElseThrow();
        assertThat(python.versionOf(ReleaseVersion.parse("0.6.7-preview"))).isEqualTo("0.6.7.dev0");
        assertThat(((Channel.PyPi) python).versionLines()).hasSize(2);
    }

    @Test
    void runsTheFaultHarnessInItsFourModesWithAFixedSeed() {
        List<ReleaseCheck> harness = example.checks().release().stream()
                .filter(check -> check.isNamed("fault-harness"))
                .toList();
        assertThat(harness)
                .extracting(ReleaseCheck::name)
                .containsExactly(
                        "fault-harness/tmux-kill",
                        "fault-harness/jsonl-corruption",
                        "fault-harness/channel-5xx",
                        "fault-harness/sse-drop");
        assertThat(harness).allSatisfy(check -> assertThat(check.script().environment())
                .containsEntry("AEGIS_FAULT_INJECTION", "1")
                .containsEntry("AEGIS_FAULT_SEED", "1936"));
    }
}
