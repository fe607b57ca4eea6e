package io.jenkins.plugins.aegis.model;

import java.util.List;

/**
 * What a step was asked to do; the part of its input that people typed.
 *
 * @param requester the identity that started the build, as the platform knows it
 */
public record ReleaseRequest(
        ReleaseVersion version, RecoveryAuthorisation recovery, List<Waiver> waivers, String requester) {
    public ReleaseRequest {
        waivers = List.copyOf(waivers);
    }
}
