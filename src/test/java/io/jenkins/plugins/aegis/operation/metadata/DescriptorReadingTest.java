package io.jenkins.plugins.aegis.operation.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import org.junit.jupiter.api.Test;

class DescriptorReadingTest {
    @Test
    void takesTheRunbooksLayoutWhereThereIsNone() {
        DescriptorReading reading = DescriptorReading.of(Observed.absent(ReleaseDescriptor.PATH));
        assertThat(reading.findings()).isEmpty();
        assertThat(reading.descriptor()).isEqualTo(DescriptorDefaults.runbook());
    }

    @Test
    void namesLineAndSchemaPathOfAnInvalidOne() {
        DescriptorReading reading =
                DescriptorReading.of(Observed.present("apiVersion: nonsense\nbranches: 7\n", "descriptor"));
        assertThat(reading.findings()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.DESCRIPTOR_VALID);
            assertThat(finding.isWaivable()).isFalse();
            assertThat(finding.message()).contains(ReleaseDescriptor.PATH, "line ", "schema ");
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void doesNotKnowAnUnreadableOne() {
        Plans.assertUnknown(
                DescriptorReading.of(Observed.unknown(ReleaseDescriptor.PATH, "object is corrupt"))
                        .findings(),
                Rule.DESCRIPTOR_VALID,
                "object is corrupt");
    }

    @Test
    void countsEveryUnreadableFileOfACommitThatIsToBeApproved() {
        Metadata metadata = Metadata.of(Commits.commit(1), "1.2.3", "v1.2.2");
        assertThat(metadata.facts().unreadable()).isEmpty();
        Plans.assertUnknown(
                metadata.unknown(Metadata.CHANGELOG).facts().unreadable(),
                Rule.PROMOTED_SURFACES,
                "CHANGELOG.md: object is corrupt");
        Plans.assertUnknown(
                metadata.unknown(ReleaseDescriptor.PATH).facts().unreadable(),
                Rule.DESCRIPTOR_VALID,
                "object is corrupt");
    }
}
