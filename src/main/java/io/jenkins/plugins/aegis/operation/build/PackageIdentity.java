package io.jenkins.plugins.aegis.operation.build;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was packed is what is to be released: one package a channel, of its name and of the version as it writes it. */
final class PackageIdentity {
    private static final String REMEDY = "Mend the package's manifest on the source branch, and cut again";

    private PackageIdentity() {}

    static List<Finding> findings(ReleaseVersion version, MetadataFacts target, StoredArtifacts stored) {
        List<Finding> findings = new ArrayList<>();
        for (Channel channel : target.descriptor().packaging().channels()) {
            Optional<BuiltPackage> built = stored.packages().stream()
                    .filter(each -> each.channel().equals(channel.place().name()))
                    .findFirst();
            if (built.isEmpty()) {
                findings.add(Finding.blocker(
                        Rule.ARTIFACTS_MATCH,
                        "nothing was packed for channel " + channel.place().name(),
                        "Find out who changed the artifact store; the set of a commit is complete or not there"));
            } else {
                findings.addAll(findings(version, channel, target.packageName(channel), built.get()));
            }
        }
        return findings;
    }

    private static List<Finding> findings(
            ReleaseVersion version, Channel channel, Observed<String> name, BuiltPackage built) {
        List<Finding> findings = new ArrayList<>();
        String of = "the packed package of " + channel.place().name();
        if (!built.version().equals(channel.versionOf(version))) {
            findings.add(Finding.blocker(
                    Rule.ARTIFACTS_MATCH,
                    of + " states version " + built.version() + ", not " + channel.versionOf(version),
                    REMEDY));
        }
        if (name.isUnknown()) {
            findings.add(Finding.unknown(Rule.ARTIFACTS_MATCH, name));
        } else if (!name.asOptional().equals(Optional.of(built.name()))) {
            findings.add(Finding.blocker(
                    Rule.ARTIFACTS_MATCH,
                    of + " is named " + built.name() + ", the manifest says "
                            + name.asOptional().orElse("nothing"),
                    REMEDY));
        }
        return findings;
    }
}
