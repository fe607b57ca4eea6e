package io.jenkins.plugins.aegis.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a release leaves behind, as far as it is the same each time.
 *
 * @param refs branches and tags of the remote, without what the forge itself keeps
 * @param tag kind and subject of the version's tag, and whether it stands on main
 * @param releases tag and state of each release on the forge
 */
record ReleasedState(
        List<String> refs,
        String tag,
        List<String> pulls,
        List<String> releases,
        Set<String> assets,
        List<String> npmVersions,
        Map<String, String> npmTags) {

    /** What the release of 0.2.0 of the sample project leaves. */
    static final ReleasedState OF_0_2_0 = new ReleasedState(
            List.of(
                    "refs/heads/develop",
                    "refs/heads/gh-pages",
                    "refs/heads/main",
                    "refs/heads/release-please--branches--release/0.2.0--components--beacon",
                    "refs/tags/v0.1.0",
                    "refs/tags/v0.2.0"),
            "tag \"Release v0.2.0\" on main",
            List.of(
                    "#1 release-please--branches--release/0.2.0--components--beacon → release/0.2.0: merged",
                    "#2 release/0.2.0 → main: merged"),
            List.of("v0.2.0 published"),
            Set.of(
                    "aegis-sample-beacon-0.2.0.tgz",
                    "aegis-sample-beacon-client-0.2.0.tgz",
                    "beacon-0.2.0.tgz",
                    "beacon_client-0.2.0-py3-none-any.whl",
                    "beacon_client-0.2.0.tar.gz",
                    "checksums.txt",
                    "package.sigstore",
                    "sbom.json"),
            List.of("0.2.0"),
            Map.of("latest", "0.2.0"));

    static ReleasedState of(SampleSite world, String version) {
        RemoteView remote = world.remote();
        String tag = "v" + version;
        return new ReleasedState(
                remote.git("for-each-ref", "--format=%(refname)", "refs/heads", "refs/tags")
                        .lines()
                        .toList(),
                "%s \"%s\" %s"
                        .formatted(
                                remote.git("cat-file", "-t", tag),
                                remote.git("tag", "--list", "--format=%(contents:subject)", tag),
                                remote.commit(tag).equals(remote.commit("main")) ? "on main" : "elsewhere"),
                world.forge().pulls(),
                world.forge().releaseStates(),
                world.forge().assets(tag).keySet(),
                world.registry().versions(),
                world.registry().distTags());
    }
}
