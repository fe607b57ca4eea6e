package io.jenkins.plugins.aegis.operation.rollback;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.rollback.MoveDistTagBack.TaggedPackage;
import io.jenkins.plugins.aegis.operation.version.WrittenAuthorisation;
import io.jenkins.plugins.aegis.plan.GovernanceAction.MoveDistTag;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.port.Forge.Issue;
import io.jenkins.plugins.aegis.port.PackageChannel.Publication;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Decides whether and where the dist-tag goes back. */
final class DistTagPlanner {
    private DistTagPlanner() {}

    /** @param issue 0 if none is named */
    record Asked(ReleaseRequest request, String reason, int issue) {
        ReleaseVersion version() {
            return request.version();
        }
    }

    static Plan decide(Asked asked, MoveDistTagBack.Facts facts) {
        Plan.Builder plan = new Plan.Builder()
                .find(RevertPlanner.explained(asked.reason()))
                .find(facts.view().findings());
        if (facts.view().snapshot().isUnknown()) {
            return plan.build();
        }
        if (facts.packages().isEmpty()) {
            return plan.find(Finding.blocker(
                            Rule.ROLLBACK_TARGET,
                            "there is no tag " + asked.version().tag() + " of a release that has a dist-tag",
                            "Name a version that was released to npm"))
                    .build();
        }
        for (TaggedPackage tagged : facts.packages()) {
            if (tagged.published().isUnknown()) {
                plan.find(Finding.unknown(Rule.REGISTRY_KNOWN, tagged.published()));
            } else if (tagged.published().isAbsent()) {
                plan.find(Finding.blocker(
                        Rule.ROLLBACK_TARGET,
                        "nothing of " + asked.version() + " is published: there is no "
                                + tagged.published().source(),
                        "Name a version that was released"));
            } else {
                move(plan, asked, tagged, facts.approval());
            }
        }
        return plan.build();
    }

    private static Plan.Builder move(
            Plan.Builder plan, Asked asked, TaggedPackage tagged, Optional<WrittenAuthorisation> approval) {
        Publication published = tagged.published().asOptional().orElseThrow();
        String name = tagged.name().asOptional().orElseThrow();
        String distTag = asked.version().distTag();
        Optional<ReleaseVersion> below = below(published, asked.version());
        if (below.isEmpty()) {
            return plan.find(Finding.blocker(
                    Rule.ROLLBACK_TARGET,
                    "the registry has no version of " + name + " below " + asked.version() + " for dist-tag " + distTag,
                    "Release a mended version instead"));
        }
        String stands = Optional.ofNullable(published.labels().get(distTag)).orElse("no version");
        String wanted = "move dist-tag " + distTag + " of " + name + " back to " + below.get();
        if (stands.equals(below.get().toString())) {
            return plan.settled("DistTagMove", wanted, "it stands there");
        }
        if (!stands.equals(asked.version().toString())) {
            return plan.find(Finding.blocker(
                    Rule.ROLLBACK_TARGET,
                    "dist-tag " + distTag + " of " + name + " stands at " + Printable.of(stands, 80) + ", not at "
                            + asked.version(),
                    "Nothing to take back for users of " + distTag + "; name the version that it stands at"));
        }
        return plan.find(approved(asked, approval))
                .act(new MoveDistTag(
                        tagged.channel(),
                        name,
                        distTag,
                        asked.version().toString(),
                        below.get().toString()));
    }

    /** The highest published one that would have stood under the same dist-tag. */
    private static Optional<ReleaseVersion> below(Publication published, ReleaseVersion version) {
        return published.versions().stream()
                .map(text -> ReleaseVersion.ofTag("v" + text))
                .flatMap(Optional::stream)
                .filter(other -> other.distTag().equals(version.distTag()) && other.compareTo(version) < 0)
                .max(ReleaseVersion::compareTo);
    }

    private static List<Finding> approved(Asked asked, Optional<WrittenAuthorisation> approval) {
        String remedy = "Have someone with write permission comment on an open issue with the line \""
                + MoveDistTagBack.line(asked.request()) + "\", and name the issue";
        if (approval.isEmpty()) {
            return List.of(Finding.blocker(Rule.ROLLBACK_APPROVED, "no approval issue is named", remedy));
        }
        Observed<String> maintainer = approval.get().by();
        if (maintainer.isUnknown()) {
            return List.of(Finding.unknown(Rule.ROLLBACK_APPROVED, maintainer));
        }
        if (!approval.get().conversation().asOptional().map(Issue::open).orElse(false)) {
            return List.of(Finding.blocker(
                    Rule.ROLLBACK_APPROVED, "approval issue #" + asked.issue() + " is not open", remedy));
        }
        return List.of(maintainer
                .asOptional()
                .map(login -> Finding.warning(
                        Rule.ROLLBACK_APPROVED,
                        "the rollback of " + asked.version() + " was approved by " + login + " in #" + asked.issue()
                                + "; reason: " + Printable.of(asked.reason().strip(), 500),
                        "Nothing to do; it is kept because a dist-tag moves down"))
                .orElseGet(() -> Finding.blocker(
                        Rule.ROLLBACK_APPROVED,
                        "approval issue #" + asked.issue() + " has no such line by a maintainer",
                        remedy)));
    }
}
