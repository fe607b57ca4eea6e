package io.jenkins.plugins.aegis.operation.metadata;

import io.jenkins.plugins.aegis.descriptor.DescriptorDefaults;
import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/**
 * The descriptor of a commit; the runbook's layout where the commit has none.
 *
 * @param findings why it cannot be relied on; empty if it can
 */
public record DescriptorReading(ReleaseDescriptor descriptor, List<Finding> findings) {
    public DescriptorReading {
        findings = List.copyOf(findings);
    }

    /** Reads the text; an invalid or unknown descriptor gives the default and its findings. */
    public static DescriptorReading of(Observed<String> text) {
        ReleaseDescriptor layout = DescriptorDefaults.runbook();
        if (text.isUnknown()) {
            return new DescriptorReading(layout, List.of(Finding.unknown(Rule.DESCRIPTOR_VALID, text)));
        }
        if (text.isAbsent()) {
            return new DescriptorReading(layout, List.of());
        }
        try {
            return new DescriptorReading(
                    new DescriptorReader().read(text.asOptional().orElseThrow()), List.of());
        } catch (InvalidDescriptor invalid) {
            List<Finding> findings = new ArrayList<>();
            for (InvalidDescriptor.Violation violation : invalid.violations()) {
                findings.add(Finding.blocker(
                        Rule.DESCRIPTOR_VALID,
                        ReleaseDescriptor.PATH + " line " + violation.line() + ", " + violation.instancePath() + ": "
                                + violation.message() + " (schema " + violation.schemaPath() + ")",
                        "Mend the line on the source branch; the schema is in the descriptor reference"));
            }
            return new DescriptorReading(layout, findings);
        }
    }
}
