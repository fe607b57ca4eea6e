package io.jenkins.plugins.aegis.model;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a repository is released to and by whose word; Jenkins configuration, never the released repository's.
 *
 * @param repository {@code owner/name} on the forge
 * @param remote URL that git fetches from and pushes to, without credentials
 * @param forgeApi base of the forge's REST interface
 * @param registries where packages are published, and where users get them
 * @param approval who may approve, and under which rules
 */
public record ReleaseSite(
        String repository, String remote, URI forgeApi, Registries registries, ApprovalRules approval) {
    /**
     * Addresses without credentials; a channel whose address is empty cannot be published to.
     *
     * @param npm base of the npm registry, ending in a slash
     * @param helm where the Helm repository is served to users, ending in a slash
     * @param clawhub the registry that its command line program is to use
     */
    public record Registries(URI npm, Optional<PyPi> pypi, Optional<URI> helm, Optional<URI> clawhub) {}

    /**
     * A Python package index.
     *
     * @param index base of the simple repository interface (PEP 503, PEP 691) that pip reads, ending in a slash
     * @param upload where twine sends files (the legacy upload interface), exactly as the index documents it
     */
    public record PyPi(URI index, URI upload) {}

    /**
     * Rules of the go/no-go.
     *
     * @param approvers ids of the users who may approve; never empty where a release is to be tagged
     * @param approverMayBeRequester whether who started the build may approve it
     * @param approvalsRequired how many persons must say go, each another: 1 or 2
     * @param overlays each name at most once
     */
    public record ApprovalRules(
            Set<String> approvers, boolean approverMayBeRequester, int approvalsRequired, List<OverlayRule> overlays) {
        /** The most persons that can be asked for at the go/no-go. */
        public static final int MOST_APPROVALS = 2;

        /** @throws IllegalArgumentException if the number is neither 1 nor 2, or two overlays have one name */
        public ApprovalRules {
            if (approvalsRequired < 1 || approvalsRequired > MOST_APPROVALS) {
                throw new IllegalArgumentException(
                        approvalsRequired + " approvals cannot be asked for; ask for 1 or 2");
            }
            approvers = Set.copyOf(approvers);
            overlays = List.copyOf(overlays);
            if (overlays.stream().map(OverlayRule::name).distinct().count() < overlays.size()) {
                throw new IllegalArgumentException("two overlays have the same name; make them one");
            }
        }

        /** One approval, and no overlays. */
        public ApprovalRules(Set<String> approvers, boolean approverMayBeRequester) {
            this(approvers, approverMayBeRequester, 1, List.of());
        }

        public Optional<OverlayRule> overlay(String name) {
            return overlays.stream().filter(rule -> rule.name().equals(name)).findFirst();
        }
    }

    /**
     * What Jenkins says of an overlay: who may approve it, and to which releases it applies whatever the released
     * repository says of it.
     *
     * @param overlay its scope may be none: then it applies only where the descriptor declares it
     * @param approvers ids of the users who may approve
     */
    public record OverlayRule(GovernanceOverlay overlay, Set<String> approvers) {
        public OverlayRule {
            approvers = Set.copyOf(approvers);
        }

        public String name() {
            return overlay.name();
        }
    }
}
