package io.jenkins.plugins.aegis.scenario;

import static io.jenkins.plugins.aegis.scenario.Tampering.asset;
import static io.jenkins.plugins.aegis.scenario.Tampering.npm;
import static io.jenkins.plugins.aegis.scenario.Tampering.page;
import static io.jenkins.plugins.aegis.scenario.Tampering.prereleaseMark;
import static io.jenkins.plugins.aegis.scenario.Tampering.python;
import static io.jenkins.plugins.aegis.scenario.Tampering.signature;
import static io.jenkins.plugins.aegis.scenario.Tampering.signedStatement;
import static io.jenkins.plugins.aegis.scenario.Tampering.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.rehearsal.RehearsedRelease;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Version 0.2.0 is released to every channel; then one thing after the other is changed, looked at, and changed back. */
class TamperedReleaseIT {
    private static final String DIGEST = "sha(256:[0-9a-f]{64}|512:[0-9a-f]{128}|512-[A-Za-z0-9+/]{86}==)";

    @TempDir
    static Path directory;

    private static SampleSite world;

    @BeforeAll
    static void release() {
        world = SampleSite.in(directory);
        assertThat(world.release("0.2.0").failure()).isEmpty();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static FinishedBuild verify() {
        return world.release(
                RehearsedRelease.statusPipeline().resolveSibling("verify.Jenkinsfile"),
                Map.of("VERSION", "0.2.0"),
                SampleSite.cast(),
                PipelineListener.NONE);
    }

    /** What is done, and every finding that it leads to: D stands for a digest, and no other file is accused. */
    static Stream<Arguments> withTheRelease() {
        return Stream.of(
                row(
                        "an artifact on the release",
                        asset("aegis-sample-beacon-0.2.0.tgz"),
                        "AEGIS-VFY-001 aegis-sample-beacon-0.2.0.tgz of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests aegis-sample-beacon-0.2.0.tgz as D, the release serves D"),
                row(
                        "checksums.txt",
                        asset("checksums.txt", text -> text.replaceFirst("(?m)^[0-9a-f]{4}", "0000")),
                        "AEGIS-VFY-001 checksums.txt of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests checksums.txt as D, the release serves D"),
                row(
                        "sbom.json",
                        asset("sbom.json", text -> text.replace("\"0.2.0\"", "\"0.2.1\"")),
                        "AEGIS-VFY-001 sbom.json of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests sbom.json as D, the release serves D"),
                row(
                        "another signature in the bundle",
                        signature(),
                        "AEGIS-VFY-001 package.sigstore of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore of release v0.2.0 is not to be believed: the signature is not that of key .*"),
                row(
                        "another statement under the signature",
                        statement(text -> text.replace("0.2.0", "0.2.1")),
                        "AEGIS-VFY-001 package.sigstore of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore of release v0.2.0 is not to be believed: the signature is not that of key .*"),
                row(
                        "another statement, signed with the key",
                        signedStatement(text -> text.replaceFirst("\"sha256\":\"[0-9a-f]{4}", "\"sha256\":\"0000")),
                        "AEGIS-VFY-001 package.sigstore of release v0.2.0 downloads as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests \\S+ as sha256:0000[0-9a-f]{60}, the release serves D"),
                row(
                        "the release's mark as prerelease",
                        prereleaseMark(),
                        "AEGIS-VFY-001 release v0.2.0 is marked as prerelease"));
    }

    /** The same for what the channels serve. */
    static Stream<Arguments> withTheChannels() {
        return Stream.of(
                row(
                        "the npm tarball as served",
                        npm("@aegis-sample/beacon/beacon-0.2.0.tgz"),
                        "AEGIS-VFY-001 aegis-sample-beacon-0.2.0.tgz of @aegis-sample/beacon@0.2.0 downloads from npm as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests aegis-sample-beacon-0.2.0.tgz as D, npm serves D"),
                row(
                        "the integrity that the npm registry states",
                        npm(
                                "@aegis-sample/beacon-client/package.json",
                                text -> text.replaceFirst("(\"integrity\": *\"sha512-).{4}", "$1AAAA")),
                        "AEGIS-VFY-001 the index of npm-client states aegis-sample-beacon-client-0.2.0.tgz of"
                                + " @aegis-sample/beacon-client@0.2.0 as sha512-AAAA.+, released was D .*"),
                row(
                        "a dist-tag moved down",
                        npm(
                                "@aegis-sample/beacon/package.json",
                                text -> text.replaceFirst("\"latest\": *\"0.2.0\"", "\"latest\":\"0.1.0\"")),
                        "AEGIS-VFY-003 dist-tag latest of @aegis-sample/beacon stands at 0.1.0, not at 0.2.0"),
                row(
                        "a wheel as served",
                        python("beacon-client/beacon_client-0.2.0-py3-none-any.whl"),
                        "AEGIS-VFY-001 beacon_client-0.2.0-py3-none-any.whl of beacon-client@0.2.0 downloads from python-sdk as D,"
                                + " released was D",
                        "AEGIS-VFY-001 the index of python-sdk states beacon_client-0.2.0-py3-none-any.whl of"
                                + " beacon-client@0.2.0 as D, released was D .*",
                        "AEGIS-VFY-002 package.sigstore attests beacon_client-0.2.0-py3-none-any.whl as D, python-sdk serves D"),
                row(
                        "the chart's archive",
                        page("helm/beacon-0.2.0.tgz", text -> "another archive"),
                        "AEGIS-VFY-001 beacon-0.2.0.tgz of beacon@0.2.0 downloads from helm as D, released was D",
                        "AEGIS-VFY-002 package.sigstore attests beacon-0.2.0.tgz as D, helm serves D"),
                row(
                        "the digest of the chart's entry in the index",
                        page("helm/index.yaml", text -> text.replaceFirst("digest: [0-9a-f]{4}", "digest: 0000")),
                        "AEGIS-VFY-001 the index of helm states beacon-0.2.0.tgz of beacon@0.2.0 as sha256:0000[0-9a-f]{60},"
                                + " released was D .*/helm/index.yaml.*"));
    }

    private static Arguments row(String what, Tampering tampering, String... findings) {
        return Arguments.of(what, tampering, List.of(findings));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("L28 whoever changes something of a release is found, with what it is and was")
    @MethodSource({"withTheRelease", "withTheChannels"})
    void isFound(String what, Tampering tampering, List<String> findings) throws Exception {
        Tampering.Undo undo = tampering.change(world);
        FinishedBuild verified;
        try {
            verified = verify();
        } finally {
            undo.perform();
        }
        List<String> found = verified.failure()
                .lines()
                .filter(line -> line.startsWith("  AEGIS-"))
                .map(String::strip)
                .toList();
        assertThat(found).as(verified.failure()).hasSameSizeAs(findings);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).matches(findings.get(i).replaceAll("\\bD\\b", DIGEST));
        }
    }

    @Test
    void findsNothingWhereNobodyTouchedAnything() {
        assertThat(verify().failure()).isEmpty();
    }
}
