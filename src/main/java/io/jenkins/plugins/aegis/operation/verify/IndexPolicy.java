package io.jenkins.plugins.aegis.operation.verify;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the index that users read states: by it, clients find the files and judge them. */
record IndexPolicy(VerifyRelease.Facts facts, StoredArtifacts stored) {
    /** Whether it is not known that the index leaves the file out. */
    boolean mayList(BuiltPackage built, Artifact artifact) {
        Observed<Map<String, String>> index = index(built);
        return index.isUnknown() || index.asOptional().orElse(Map.of()).containsKey(artifact.name());
    }

    List<Finding> findings(BuiltPackage built) {
        Observed<Map<String, String>> index = index(built);
        if (index.isUnknown()) {
            Observed<Map<String, Digest>> served = facts.downloaded().get(built.channel());
            // Where nothing can be downloaded either, that was said.
            return served != null && served.isUnknown()
                    ? List.of()
                    : List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, index));
        }
        Map<String, String> files = index.asOptional().orElse(Map.of());
        List<Finding> findings = new ArrayList<>();
        for (Artifact artifact : stored.artifactsOf(built)) {
            String file = artifact.name() + " of " + built.coordinate();
            String stated = files.get(artifact.name());
            if (stated == null) {
                findings.add(DownloadPolicy.notServed(
                        "the index of " + built.channel() + " does not list " + file + " (" + index.source() + ")"));
            } else if (!artifact.is(stated)) {
                findings.add(DownloadPolicy.finding("the index of " + built.channel() + " states " + file
                        + (stated.isEmpty() ? " without a digest" : " as " + stated) + ", released was "
                        + (stated.startsWith("sha512-") ? artifact.sha512().integrity() : artifact.sha256()) + " ("
                        + index.source() + ")"));
            }
        }
        return findings;
    }

    private Observed<Map<String, String>> index(BuiltPackage built) {
        return facts.listed()
                .getOrDefault(built.channel(), Observed.unknown(built.channel(), "its index was not read"));
    }
}
