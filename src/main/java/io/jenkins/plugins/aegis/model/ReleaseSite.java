package io.jenkins.plugins.aegis.model;

import java.net.URI;
import java.util.Set;

/**
 * Where a repository is released to and by whose word; Jenkins configuration, never the released repository's.
 *
 * @param repository {@code owner/name} on the forge
 * @param remote URL that git fetches from and pushes to, without credentials
 * @param forgeApi base of the forge's REST interface
 * @param npmRegistry base of the npm registry, ending in a slash
 * @param approval who may approve, and under which rules
 */
public record ReleaseSite(String repository, String remote, URI forgeApi, URI npmRegistry, ApprovalRules approval) {
    /**
     * Rules of the go/no-go.
     *
     * @param approvers ids of the users who may approve; never empty where a release is to be tagged
     * @param approverMayBeRequester whether who started the build may approve it
     */
    public record ApprovalRules(Set<String> approvers, boolean approverMayBeRequester) {
        public ApprovalRules {
            approvers = Set.copyOf(approvers);
        }
    }
}
