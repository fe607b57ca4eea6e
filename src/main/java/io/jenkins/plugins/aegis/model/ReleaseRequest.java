package io.jenkins.plugins.aegis.model;

import java.util.List;
import java.util.Optional;

/**
 * What a step was asked to do; the part of its input that people typed.
 *
 * @param sourceBranch the branch to cut from, where it is not the descriptor's
 * @param requester the identity that started the build, as the platform knows it
 */
public record ReleaseRequest(
        ReleaseVersion version,
        Optional<String> sourceBranch,
        RecoveryAuthorisation recovery,
        List<Waiver> waivers,
        String requester) {
    public ReleaseRequest {
        waivers = List.copyOf(waivers);
    }
}
