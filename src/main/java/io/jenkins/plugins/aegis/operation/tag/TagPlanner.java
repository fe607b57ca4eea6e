package io.jenkins.plugins.aegis.operation.tag;

import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.ApprovalPolicy;
import io.jenkins.plugins.aegis.operation.approve.Decisions;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import io.jenkins.plugins.aegis.operation.metadata.RepositoryView;
import io.jenkins.plugins.aegis.operation.metadata.SurfacePolicy;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.operation.version.VersionPolicy;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction.PushTag;
import io.jenkins.plugins.aegis.plan.ReleaseAction.RecordDecision;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether the tag may be pushed, or is the approved one already (lessons L14–L17). */
public final class TagPlanner {
    private TagPlanner() {}

    static Plan decide(ReleaseRequest request, TagRelease.Facts facts) {
        RepositoryView view = facts.view();
        Plan.Builder plan = new Plan.Builder().find(view.findings());
        if (view.snapshot().isUnknown()) {
            return plan.build();
        }
        Optional<TagRef> tag = view.tag();
        if (tag.isPresent()) {
            return plan.find(isApproved(view, facts.target()))
                    .settled("TagPush", "push annotated tag " + tag.get().name(), "it is there, as approved")
                    .build();
        }
        if (facts.target().isEmpty()) {
            return plan.find(view.productionMissing()).build();
        }
        return untagged(plan, request, facts, facts.target().get());
    }

    private static Plan untagged(
            Plan.Builder plan, ReleaseRequest request, TagRelease.Facts facts, MetadataFacts target) {
        boolean recovery =
                VersionPolicy.isRecovery(request.version(), target.descriptor().recoveryLines());
        ApprovalSubject subject = Subjects.of(request.version(), target);
        plan.find(VersionPolicy.check(
                        request.version(),
                        request.recovery(),
                        target.descriptor().recoveryLines()))
                .find(target.unreadable())
                .find(SurfacePolicy.allState(
                        Rule.PROMOTED_SURFACES, facts.view().productionBranch(), target, request.version()))
                .find(ApprovalPolicy.approved(subject, facts.approval()));
        facts.recovery().ifPresent(approval -> plan.find(approval.check(request.version())));
        for (RecordDecision record : Decisions.unrecorded(facts.approval())) {
            plan.act(record).onRefusal(record);
        }
        return plan.act(new PushTag(
                        request.version().tag(),
                        target.commit(),
                        TagMessage.of(
                                request.version(),
                                recovery ? OptionalInt.of(request.recovery().issue()) : OptionalInt.empty(),
                                subject.digest(),
                                ApprovalPolicy.furtherIds(subject, facts.approval())),
                        facts.view().productionBranch()))
                .build();
    }

    /**
     * What of an existing tag is not as a release of this pipeline makes it: kind, target, or a line of its message. The
     * approval in the message is computed again from the tagged commit.
     *
     * @param target metadata at the tagged commit; empty if the tag leads to no commit
     */
    public static List<Finding> isApproved(RepositoryView view, Optional<MetadataFacts> target) {
        TagRef tag = view.tag().orElseThrow();
        if (!tag.annotated()) {
            return List.of(different(tag, "it is not annotated"));
        }
        if (target.isEmpty()) {
            return List.of(different(tag, "it does not lead to a commit"));
        }
        if (!target.get().unreadable().isEmpty()) {
            return target.get().unreadable();
        }
        boolean recovery = VersionPolicy.isRecovery(
                view.version(), target.get().descriptor().recoveryLines());
        OptionalInt issue = TagMessage.recoveryIssue(tag);
        if (recovery && issue.isEmpty()) {
            return List.of(different(tag, "it is a recovery tag without the line \"recovery-issue: #<issue>\""));
        }
        List<String> expected = TagMessage.of(
                view.version(),
                recovery ? issue : OptionalInt.empty(),
                Subjects.of(view.version(), target.get()).digest(),
                TagMessage.gates(tag));
        List<Finding> findings = new ArrayList<>();
        for (int line = 0; line < Math.max(expected.size(), tag.message().size()); line++) {
            String want = line < expected.size() ? expected.get(line) : "no line";
            String is = line < tag.message().size() ? tag.message().get(line) : "no line";
            if (!want.equals(is)) {
                findings.add(different(
                        tag,
                        "line " + (line + 1) + " of its message is \"" + Printable.of(is, 200) + "\", not \"" + want
                                + "\""));
            }
        }
        return findings;
    }

    private static Finding different(TagRef tag, String how) {
        return Finding.blocker(
                Rule.TAG_IS_OURS,
                "tag " + tag.name() + " exists, but " + how,
                "A published tag is never moved or made anew: release the next version");
    }
}
