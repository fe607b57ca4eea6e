package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.Prerelease;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a repository releases and under which rules; {@code .aegis/release.yml} in the released commit.
 *
 * <p>Endpoints, credentials and approvers are not in it: a committer must not be able to redirect a secret or weaken the
 * gate.
 *
 * @param overlays further approvals, each name at most once; who may give them is Jenkins' configuration
 */
public record ReleaseDescriptor(
        Branches branches,
        Metadata metadata,
        Set<Prerelease> recoveryLines,
        Checks checks,
        Packaging packaging,
        List<GovernanceOverlay> overlays) {
    /** Where the descriptor stands in the released repository. */
    public static final String PATH = ".aegis/release.yml";

    public ReleaseDescriptor {
        recoveryLines = Set.copyOf(recoveryLines);
        overlays = List.copyOf(overlays);
    }

    /** @param releasePrefix what stands before the version in a release branch, with its slash */
    public record Branches(String source, String production, String releasePrefix) {
        /** Whether code of a release stands on that branch, so that only pull requests change it. */
        boolean isReleased(String branch) {
            return branch.equalsIgnoreCase(source)
                    || branch.equalsIgnoreCase(production)
                    || branch.startsWith(releasePrefix);
        }
    }

    /**
     * The files that Release Please maintains.
     *
     * @param files every file that a metadata pull request may touch
     * @param surfaces every place that states the version
     */
    public record Metadata(
            String releasePleaseConfig,
            String manifest,
            String changelog,
            List<String> files,
            List<VersionSurface> surfaces) {
        public Metadata {
            files = List.copyOf(files);
            surfaces = List.copyOf(surfaces);
        }
    }

    /**
     * One place that states the version of the release.
     *
     * @param pointer JSON Pointer (RFC 6901) into the JSON or YAML file
     */
    public record VersionSurface(String file, String pointer) {
        @Override
        public String toString() {
            return file + "#" + pointer;
        }
    }

    /**
     * @param required names of the forge's checks that must be green; empty means every check that it reports, and at
     *     least one
     * @param release what we run ourselves before the go/no-go; names are unique
     */
    public record Checks(List<String> required, List<ReleaseCheck> release) {
        public Checks {
            required = List.copyOf(required);
            release = List.copyOf(release);
        }
    }

    /**
     * What is built, and where it is published besides the release on the forge.
     *
     * @param prepare commands before any channel builds, run once, each an argument list
     * @param channels in the order of the descriptor; never empty
     */
    public record Packaging(List<List<String>> prepare, List<Channel> channels) {
        public Packaging {
            prepare = prepare.stream().map(List::copyOf).toList();
            channels = List.copyOf(channels);
        }

        /** The channel of that name. */
        public Optional<Channel> channel(String name) {
            return channels.stream()
                    .filter(channel -> channel.place().name().equals(name))
                    .findFirst();
        }

        /** Names of the channels whose packages are made before that of this one: as it says, or else all before it. */
        public List<String> madeBefore(Channel channel) {
            return channel.place().buildAfter().orElseGet(() -> channels.subList(0, channels.indexOf(channel)).stream()
                    .map(before -> before.place().name())
                    .toList());
        }
    }
}
