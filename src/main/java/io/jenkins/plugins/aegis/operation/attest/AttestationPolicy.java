package io.jenkins.plugins.aegis.operation.attest;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.attest.AttestedRelease.Digests;
import io.jenkins.plugins.aegis.port.ArtifactStore.StoredArtifacts;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.Attestor.Verdict;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The attestation is signed as configured and names exactly what users download, all of it (lessons L24, L28). */
public final class AttestationPolicy {
    private static final String NAME = Attestor.BUNDLE;

    private AttestationPolicy() {}

    /** What is released, and from where. */
    public record Released(ReleaseVersion version, CommitId commit, StoredArtifacts stored) {
        /** Whether it was attested when it was built. */
        public boolean isAttested() {
            return AttestationFacts.hasBundle(stored);
        }
    }

    /** Empty if the attestation holds, or if none was made; a missing file is the finding of who compares files. */
    public static List<Finding> judge(AttestationFacts facts, Released released) {
        if (!released.isAttested() || facts.bundle().isAbsent()) {
            return List.of();
        }
        Optional<Verdict> verdict = facts.bundle().asOptional();
        if (verdict.isEmpty()) {
            return List.of(Finding.unknown(Rule.ATTESTED, facts.bundle()));
        }
        if (verdict.get() instanceof Verdict.Genuine genuine) {
            try {
                return compare(AttestedRelease.read(genuine.statement()), facts, released);
            } catch (IllegalArgumentException e) {
                return List.of(finding(NAME + " states no release: " + e.getMessage()));
            }
        }
        Verdict.Refused refused = (Verdict.Refused) verdict.get();
        return List.of(finding(
                NAME + " of release " + released.version().tag() + " is not to be believed: " + refused.reason()));
    }

    private static List<Finding> compare(AttestedRelease attested, AttestationFacts facts, Released released) {
        List<Finding> findings = new ArrayList<>();
        if (!attested.version().equals(released.version().toString())
                || !attested.commit().equals(released.commit().hex())) {
            findings.add(finding(NAME + " is of version " + Printable.of(attested.version(), 60) + " from commit "
                    + Printable.of(attested.commit(), 64) + ", released was " + released.version() + " from "
                    + released.commit().hex()));
        }
        Map<String, Digests> unmatched = new TreeMap<>(attested.subjects());
        released.stored().artifacts().forEach(artifact -> {
            if (!artifact.name().equals(NAME)) {
                Optional<Digests> subject = Optional.ofNullable(unmatched.remove(artifact.name()));
                Observed<Digest> downloaded =
                        facts.assets().getOrDefault(artifact.name(), Observed.absent("the release"));
                findings.addAll(compare(artifact.name(), subject, downloaded));
            }
        });
        unmatched
                .keySet()
                .forEach(name -> findings.add(
                        finding(NAME + " attests " + Printable.of(name, 100) + ", which is no part of the release")));
        findings.addAll(served(attested, facts));
        return findings;
    }

    private static List<Finding> compare(String name, Optional<Digests> subject, Observed<Digest> downloaded) {
        if (subject.isEmpty()) {
            return List.of(finding(NAME + " does not attest " + name));
        }
        return differs(name, subject.get().sha256(), downloaded, "the release");
    }

    private static List<Finding> served(AttestedRelease attested, AttestationFacts facts) {
        List<Finding> findings = new ArrayList<>();
        new TreeMap<>(facts.served()).forEach((channel, files) -> files.asOptional()
                .orElse(Map.of())
                .forEach((name, digest) -> Optional.ofNullable(
                                attested.subjects().get(name))
                        .map(subject ->
                                digest.algorithm() == Digest.Algorithm.SHA512 ? subject.sha512() : subject.sha256())
                        .ifPresent(subject ->
                                findings.addAll(differs(name, subject, Observed.present(digest, channel), channel)))));
        return findings;
    }

    private static List<Finding> differs(String name, Digest attested, Observed<Digest> downloaded, String where) {
        return downloaded
                .asOptional()
                .filter(digest -> !digest.equals(attested))
                .map(digest ->
                        finding(NAME + " attests " + name + " as " + attested + ", " + where + " serves " + digest))
                .map(List::of)
                .orElse(List.of());
    }

    private static Finding finding(String message) {
        return Finding.blocker(
                Rule.ATTESTED,
                message,
                "Find out who replaced what, or whether the configured signer was changed since; warn users and release the"
                        + " next version");
    }
}
