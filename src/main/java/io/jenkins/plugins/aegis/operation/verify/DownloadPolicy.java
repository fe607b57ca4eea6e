package io.jenkins.plugins.aegis.operation.verify;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.publish.PublishFacts;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What users download is what was released, from every channel and from the release on the forge. */
final class DownloadPolicy {
    private final ReleaseVersion version;
    private final VerifyRelease.Facts facts;
    private final StoredArtifacts stored;

    DownloadPolicy(ReleaseVersion version, VerifyRelease.Facts facts, StoredArtifacts stored) {
        this.version = version;
        this.facts = facts;
        this.stored = stored;
    }

    static Finding finding(String message) {
        return Finding.blocker(
                Rule.PUBLISHED_AS_RELEASED,
                message,
                "Run the publishing stage again if something is missing; if bytes differ, warn users and release the next"
                        + " version");
    }

    static Finding notServed(String message) {
        return Finding.blocker(
                Rule.RELEASE_VISIBLE,
                message,
                "Wait if the channel is slow, and run this stage again; run the publishing stage again if it was missed");
    }

    /** Of an optional channel all findings are warnings (lesson L27). */
    List<Finding> channel(Channel channel) {
        List<Finding> findings = new ArrayList<>();
        for (BuiltPackage built : stored.packages()) {
            if (built.channel().equals(channel.place().name())) {
                findings.addAll(downloads(built));
                findings.addAll(new IndexPolicy(facts, stored).findings(built));
                if (channel instanceof Channel.Npm) {
                    findings.addAll(distTag(built));
                }
                findings.addAll(withdrawn(channel, built));
            }
        }
        return channel.place().optional()
                ? findings.stream().map(Finding::asWarning).toList()
                : findings;
    }

    private List<Finding> downloads(BuiltPackage built) {
        Observed<Map<String, Digest>> served =
                facts.downloaded().getOrDefault(built.channel(), Observed.absent(built.channel()));
        if (served.isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, served));
        }
        Map<String, Digest> files = served.asOptional().orElse(Map.of());
        List<Finding> findings = new ArrayList<>();
        for (Artifact artifact : stored.artifactsOf(built)) {
            Digest digest = files.get(artifact.name());
            if (digest == null && new IndexPolicy(facts, stored).mayList(built, artifact)) {
                findings.add(notServed(built.channel() + " serves no " + artifact.name() + " of " + built.coordinate()
                        + " to download"));
            } else if (digest != null && !artifact.is(digest)) {
                findings.add(finding(artifact.name() + " of " + built.coordinate() + " downloads from "
                        + built.channel() + " as " + digest + ", released was "
                        + (digest.algorithm() == Digest.Algorithm.SHA512 ? artifact.sha512() : artifact.sha256())));
            }
        }
        return findings;
    }

    /** Who pins the version still gets it, so that this is for people to know. */
    private List<Finding> withdrawn(Channel channel, BuiltPackage built) {
        boolean yanked = facts.published()
                .there()
                .of(built)
                .asOptional()
                .filter(there -> there.labels().containsKey(Publication.YANKED))
                .isPresent();
        return yanked
                ? List.of(Finding.blocker(
                                Rule.PUBLISHED_AS_RELEASED,
                                channel.place().name() + " lists " + built.coordinate()
                                        + " as yanked: installers pass over it unless it is asked for by version",
                                "Take the mark back on the index if users are to get it")
                        .asWarning())
                : List.of();
    }

    private List<Finding> distTag(BuiltPackage built) {
        Observed<Publication> registry = facts.published().there().of(built);
        if (registry.isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, registry));
        }
        Optional<ReleaseVersion> current = registry.asOptional()
                .map(Publication::labels)
                .map(tags -> tags.get(version.distTag()))
                .flatMap(stands -> ReleaseVersion.ofTag("v" + stands));
        return current.isEmpty() || current.get().compareTo(version) < 0
                ? List.of(notServed("dist-tag " + version.distTag() + " of " + built.name() + " stands at "
                        + current.map(ReleaseVersion::toString).orElse("no version") + ", not at " + version))
                : List.of();
    }

    /** The release on the forge: published, marked rightly, and every file as released. */
    List<Finding> release() {
        PublishFacts published = facts.published();
        Observed<ForgeRelease> release = published.there().release();
        if (release.isUnknown()) {
            return List.of(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, release));
        }
        Optional<ForgeRelease> there = release.asOptional();
        if (there.isEmpty() || there.get().draft()) {
            return List.of(notServed("release " + version.tag() + " is not published"));
        }
        List<Finding> findings = new ArrayList<>();
        if (there.get().prerelease() != version.isPrerelease()) {
            findings.add(Finding.blocker(
                    Rule.PUBLISHED_AS_RELEASED,
                    "release " + version.tag() + " is " + (there.get().prerelease() ? "" : "not ")
                            + "marked as prerelease",
                    "Mend the mark on the forge"));
        }
        for (Artifact artifact : stored.artifacts()) {
            Observed<Digest> attached = published.there().attached(artifact.name());
            if (attached.isUnknown()) {
                findings.add(Finding.unknown(Rule.PUBLISHED_AS_RELEASED, attached));
            } else if (attached.isAbsent()) {
                findings.add(notServed("release " + version.tag() + " serves no " + artifact.name()));
            } else if (!attached.asOptional().equals(Optional.of(artifact.sha256()))) {
                findings.add(finding(artifact.name() + " of release " + version.tag() + " downloads as "
                        + attached.asOptional().map(Digest::toString).orElseThrow() + ", released was "
                        + artifact.sha256()));
            }
        }
        return findings;
    }
}
