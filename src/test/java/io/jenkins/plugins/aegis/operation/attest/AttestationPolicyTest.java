package io.jenkins.plugins.aegis.operation.attest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.attest.AttestationPolicy.Released;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Execution;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Source;
import io.jenkins.plugins.aegis.operation.attest.ReleaseStatement.Subject;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Artifacts;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Views;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttestationPolicyTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");
    private static final StoredArtifacts BUILT = Artifacts.of("1.2.3", "bytes");
    private static final Artifact TARBALL = BUILT.artifact(Artifacts.tarball("1.2.3"));

    private final List<Subject> subjects = new ArrayList<>();
    private final Map<String, Observed<Digest>> assets = new HashMap<>();
    private final StoredArtifacts stored;
    private ReleaseVersion attestedVersion = VERSION;
    private Observed<Map<String, Digest>> npm =
            Observed.present(Map.of(TARBALL.name(), TARBALL.sha512()), "the registry");

    AttestationPolicyTest() {
        List<Artifact> all = new ArrayList<>(BUILT.artifacts());
        for (Artifact each : BUILT.artifacts()) {
            subjects.add(new Subject(each.name(), each.sha256(), each.sha512()));
            assets.put(each.name(), Observed.present(each.sha256(), each.name()));
        }
        all.add(new Artifact(Attestor.BUNDLE, 1, TARBALL.sha256(), TARBALL.sha512()));
        stored = new StoredArtifacts(BUILT.packages(), all, BUILT.directory());
    }

    private Observed<Verdict> signed() {
        ReleaseStatement statement = new ReleaseStatement(
                subjects,
                new Source(attestedVersion, "acme/widget", "https://forge.example/acme/widget.git", Views.MAIN),
                new Execution("jenkins:/job/release/", "release #7", Instant.EPOCH, Instant.EPOCH));
        return verdict(new Verdict.Genuine(statement.toJson()));
    }

    private static Observed<Verdict> verdict(Verdict verdict) {
        return Observed.present(verdict, Attestor.BUNDLE);
    }

    private List<Finding> judge(Observed<Verdict> bundle) {
        return AttestationPolicy.judge(
                new AttestationFacts(bundle, assets, Map.of("npm", npm)), new Released(VERSION, Views.MAIN, stored));
    }

    @Test
    @DisplayName("L24 holds where the configured signer signed every file that users download")
    void holds() {
        assertThat(judge(signed())).isEmpty();
    }

    @Test
    void saysWhyABundleIsNotToBeBelieved() {
        Plans.assertBlocks(
                judge(verdict(new Verdict.Refused("two signatures"))),
                Rule.ATTESTED,
                "package.sigstore of release v1.2.3",
                "two signatures");
    }

    @Test
    @DisplayName("L28 a tampered asset is named with what was attested and what is served")
    void namesATamperedAsset() {
        assets.put("sbom.json", Observed.present(Digest.sha256("other"), "sbom.json"));

        Plans.assertBlocks(
                judge(signed()),
                Rule.ATTESTED,
                "sbom.json as " + BUILT.artifact("sbom.json").sha256(),
                "serves " + Digest.sha256("other"));
    }

    @Test
    @DisplayName("L28 other bytes on npm are named against the attested ones")
    void namesOtherBytesOnNpm() {
        npm = Observed.present(Map.of(TARBALL.name(), Digest.of(Digest.Algorithm.SHA512, new byte[0])), "the registry");

        Plans.assertBlocks(judge(signed()), Rule.ATTESTED, TARBALL.name(), "npm serves sha512:cf83");
    }

    @Test
    @DisplayName("L24 an artifact without attestation is named")
    void namesAnArtifactThatIsNotAttested() {
        subjects.removeIf(subject -> subject.name().equals("sbom.json"));

        Plans.assertBlocks(judge(signed()), Rule.ATTESTED, "does not attest sbom.json");
    }

    @Test
    void namesAnAttestedFileThatIsNoPartOfTheRelease() {
        subjects.add(new Subject("extra.bin", TARBALL.sha256(), TARBALL.sha512()));

        Plans.assertBlocks(judge(signed()), Rule.ATTESTED, "attests extra.bin");
    }

    @Test
    void namesAnAttestationOfAnotherRelease() {
        attestedVersion = ReleaseVersion.parse("1.2.2");

        Plans.assertBlocks(judge(signed()), Rule.ATTESTED, "is of version 1.2.2", "released was 1.2.3");
    }

    @Test
    void namesASignedTextThatIsNoStatementOfOurs() {
        Plans.assertBlocks(judge(verdict(new Verdict.Genuine("{}"))), Rule.ATTESTED, "states no release", "_type");
        Plans.assertBlocks(judge(verdict(new Verdict.Genuine("<"))), Rule.ATTESTED, "no JSON");
    }

    @Test
    void doesNotKnowWhatCannotBeReadOrJudged() {
        Plans.assertUnknown(judge(Observed.unknown("the release", "timeout")), Rule.ATTESTED, "timeout");
    }

    @Test
    void leavesMissingAndUnreadableFilesToTheirOwnFindings() {
        assets.remove("sbom.json");
        assets.put("checksums.txt", Observed.unknown("checksums.txt", "timeout"));

        assertThat(judge(signed())).isEmpty();
        assertThat(judge(Observed.absent("the release"))).isEmpty();
    }
}
