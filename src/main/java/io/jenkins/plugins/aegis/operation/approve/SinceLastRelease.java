package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.GitRepository.CommitSummary;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What users get that they did not have: the difference between the last release and the commit that is to be tagged.
 *
 * @param commits that came, by patch identity; Absent where there is no earlier release
 * @param files that differ
 */
public record SinceLastRelease(
        Observed<String> tag,
        Observed<List<CommitSummary>> commits,
        Observed<List<String>> files,
        DescriptorChange descriptor) {
    static SinceLastRelease observe(ReleasePorts ports, RepositoryView view, MetadataFacts target)
            throws InterruptedException {
        EarlierRelease last = EarlierRelease.observe(ports.forge(), view);
        Observed<String> now = target.texts().get(ReleaseDescriptor.PATH);
        Optional<CommitId> before = last.commit().asOptional();
        if (before.isEmpty()) {
            return new SinceLastRelease(
                    last.tag(),
                    last.commit().map(none -> List.of()),
                    last.commit().map(none -> List.of()),
                    new DescriptorChange(last.commit().map(none -> ""), now));
        }
        GitRepository git = ports.git();
        return new SinceLastRelease(
                last.tag(),
                git.commitsMissing(target.commit(), before.get(), List.of()),
                git.changedPaths(before.get(), target.commit()),
                new DescriptorChange(
                        git.read(before.get(), List.of(ReleaseDescriptor.PATH)).get(ReleaseDescriptor.PATH), now));
    }

    /** What the approver is shown of it, by name. */
    SortedMap<String, String> parts() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("change baseline", text(tag, "no earlier release"));
        parts.put("change commits", text(commits.map(all -> Integer.toString(all.size())), "all"));
        parts.put("change files", text(files.map(all -> Integer.toString(all.size())), "all"));
        parts.put("descriptor", descriptor.summary());
        List<String> lines = descriptor.lines();
        for (int i = 0; i < lines.size(); i++) {
            parts.put(String.format("descriptor line %02d", i + 1), lines.get(i));
        }
        return parts;
    }

    private static String text(Observed<String> fact, String absent) {
        return fact.unknownReason()
                .map(reason -> "unknown: " + reason)
                .or(fact::asOptional)
                .orElse(absent);
    }
}
