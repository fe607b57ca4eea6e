package io.jenkins.plugins.aegis.audit;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that happened in a release, in the past tense and immutable.
 *
 * <p>The components of each record are the members of its JSON {@code data}. Nothing is null: what does not apply is
 * the empty string. No secret may be in an event; strings are recorded as they are given.
 */
public sealed interface AuditEvent {
    /** Id of the input that is the go/no-go. */
    String GO_NO_GO = "GoNoGo";

    /** The {@code type} in JSON: the record's simple name, or for effects what {@link EffectIntended} says. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** A step began, with what was asked of it. */
    record StepStarted(String step, String version, Map<String, String> request) implements AuditEvent {
        public StepStarted {
            requireNonNull(step, "step");
            requireNonNull(version, "version");
            request = sorted(request, "request");
        }
    }

    /**
     * A step looked and decided.
     *
     * @param findings all of them, accepted or not
     * @param actions what it will do, in order, as one sentence each
     * @param planDigest hex SHA-256 that names the plan
     */
    record PlanDecided(String step, List<FindingRecord> findings, List<String> actions, String planDigest)
            implements AuditEvent {
        public PlanDecided {
            requireNonNull(step, "step");
            findings = List.copyOf(findings);
            actions = List.copyOf(actions);
            requireNonNull(planDigest, "planDigest");
        }
    }

    /**
     * An external effect is about to happen. Its type is the effect and {@code Intended}: {@code TagPushIntended}.
     *
     * @param effect a noun in upper camel case, as {@code TagPush}
     * @param description one sentence; with step and effect it pairs the intent with its outcome
     */
    record EffectIntended(String step, String effect, String description, Map<String, String> details)
            implements AuditEvent {
        static final String SUFFIX = "Intended";

        public EffectIntended {
            requireNonNull(step, "step");
            requireEffect(effect);
            requireNonNull(description, "description");
            details = sorted(details, "details");
        }

        @Override
        public String type() {
            return effect + SUFFIX;
        }
    }

    /**
     * What became of an effect. Its type is the effect and the status: {@code TagPushApplied}, {@code …AlreadyDone},
     * {@code …Refused}, {@code …Failed}.
     *
     * @param status a key of {@link #SUFFIXES}
     */
    record EffectSettled(String step, String effect, String description, String status, String reason)
            implements AuditEvent {
        /** Each status, and what it adds to the effect's name. */
        public static final Map<String, String> SUFFIXES = Map.of(
                "APPLIED", "Applied",
                "ALREADY_DONE", "AlreadyDone",
                "REFUSED", "Refused",
                "FAILED", "Failed");

        public EffectSettled {
            requireNonNull(step, "step");
            requireEffect(effect);
            requireNonNull(description, "description");
            requireNonNull(reason, "reason");
            if (!SUFFIXES.containsKey(requireNonNull(status, "status"))) {
                throw new IllegalArgumentException("status '" + status + "' is none of "
                        + new TreeMap<>(SUFFIXES).keySet() + "; settle an effect with one of them");
            }
        }

        @Override
        public String type() {
            return effect + SUFFIXES.get(status);
        }
    }

    /**
     * People were asked to merge a pull request.
     *
     * @param purpose which pull request of the release it is, as {@code release} or {@code promotion}
     * @param number on the forge; 0 if there is nothing left to merge
     */
    record MergeRequested(String purpose, int number, String url) implements AuditEvent {
        public MergeRequested {
            requireNonNull(purpose, "purpose");
            requireNonNull(url, "url");
        }
    }

    /** A file to be published was built; {@code size} in bytes, digests in lower-case hex. */
    record ArtifactBuilt(String name, long size, String sha256, String sha512) implements AuditEvent {
        public ArtifactBuilt {
            requireNonNull(name, "name");
            requireNonNull(sha256, "sha256");
            requireNonNull(sha512, "sha512");
        }
    }

    /**
     * A release check ran to its end; {@code outcome} is {@code PASSED} or {@code FAILED}.
     *
     * @param commit what it ran on, hex
     * @param digest hex SHA-256 that names what was run
     * @param summary for people: how long it took, or why it failed
     * @param kept where its log and its reports are
     */
    record CheckFinished(String check, String commit, String digest, String outcome, String summary, List<String> kept)
            implements AuditEvent {
        public CheckFinished {
            requireNonNull(check, "check");
            requireNonNull(commit, "commit");
            requireNonNull(digest, "digest");
            requireNonNull(outcome, "outcome");
            requireNonNull(summary, "summary");
            kept = List.copyOf(kept);
        }
    }

    /** A tag is on the remote as this release made it: hex ids of the tag object and of the commit that it leads to. */
    record TagPushed(String tag, String object, String commit) implements AuditEvent {
        public TagPushed {
            requireNonNull(tag, "tag");
            requireNonNull(object, "object");
            requireNonNull(commit, "commit");
        }
    }

    /** A go/no-go was asked for exactly this subject (lesson L14). */
    record ApprovalRequested(String version, String commit, String subjectDigest, SortedMap<String, String> subject)
            implements AuditEvent {
        public ApprovalRequested {
            requireNonNull(version, "version");
            requireNonNull(commit, "commit");
            requireNonNull(subjectDigest, "subjectDigest");
            subject = sorted(subject, "subject");
        }
    }

    /**
     * A further approval was asked for: a second person's, or that of a governance overlay.
     *
     * @param gate id of the input that asks for it
     * @param why it is asked for
     * @param approvers ids of those who may give it
     * @param subjectDigest what it is about: that of the {@link ApprovalRequested} before it
     */
    record FurtherApprovalRequested(
            String gate, String question, String why, List<String> approvers, String subjectDigest)
            implements AuditEvent {
        public FurtherApprovalRequested {
            requireNonNull(gate, "gate");
            requireNonNull(question, "question");
            requireNonNull(why, "why");
            approvers = List.copyOf(approvers);
            requireNonNull(subjectDigest, "subjectDigest");
        }
    }

    /**
     * A person said go.
     *
     * @param right what made the person an approver, as {@code configured approver}; empty if nothing did
     * @param at when the platform says it was given, an ISO instant
     * @param gate id of the input; logs of earlier versions do not have it, and mean the go/no-go
     */
    record ApprovalGranted(String approver, String right, String at, String reason, String subjectDigest, String gate)
            implements AuditEvent {
        public ApprovalGranted {
            requireNonNull(approver, "approver");
            requireNonNull(right, "right");
            requireNonNull(at, "at");
            requireNonNull(reason, "reason");
            requireNonNull(subjectDigest, "subjectDigest");
            gate = gate == null ? GO_NO_GO : gate;
        }

        /** At the go/no-go. */
        public ApprovalGranted(String approver, String right, String at, String reason, String subjectDigest) {
            this(approver, right, at, reason, subjectDigest, GO_NO_GO);
        }
    }

    /**
     * A person said no; Jenkins keeps no record of its own of that (lesson L15).
     *
     * @param right as in {@link ApprovalGranted}; logs of earlier versions do not have it
     * @param gate as in {@link ApprovalGranted}
     */
    record ApprovalRejected(String approver, String right, String at, String reason, String gate)
            implements AuditEvent {
        public ApprovalRejected {
            requireNonNull(approver, "approver");
            right = right == null ? "" : right;
            requireNonNull(at, "at");
            requireNonNull(reason, "reason");
            gate = gate == null ? GO_NO_GO : gate;
        }

        /** At the go/no-go, by no right that is known. */
        public ApprovalRejected(String approver, String at, String reason) {
            this(approver, "", at, reason, GO_NO_GO);
        }
    }

    /**
     * What a channel really serves.
     *
     * @param coordinate name and version in the channel's own notation, as {@code aegis@1.2.3}
     * @param digest algorithm and value in the channel's own notation, as {@code sha512-…}
     * @param location where it was read, an URL without credentials
     */
    record ChannelObserved(String channel, String coordinate, String state, String digest, String location)
            implements AuditEvent {
        public ChannelObserved {
            requireNonNull(channel, "channel");
            requireNonNull(coordinate, "coordinate");
            requireNonNull(state, "state");
            requireNonNull(digest, "digest");
            requireNonNull(location, "location");
        }
    }

    /** A step ended; {@code outcome} is best one of the statuses of {@link EffectSettled}. */
    record StepFinished(String step, String outcome, String summary) implements AuditEvent {
        public StepFinished {
            requireNonNull(step, "step");
            requireNonNull(outcome, "outcome");
            requireNonNull(summary, "summary");
        }
    }

    /** The release ended; {@code outcome} is {@code RELEASED}, {@code ALREADY_DONE}, {@code REFUSED} or {@code FAILED}. */
    record ReleaseFinished(String outcome, String summary) implements AuditEvent {
        public ReleaseFinished {
            requireNonNull(outcome, "outcome");
            requireNonNull(summary, "summary");
        }
    }

    /** A crash left half a line, which now lies in a file of its own beside the log; its digest in hex, its length. */
    record TornTailSetAside(String sha256, long bytes) implements AuditEvent {
        public TornTailSetAside {
            requireNonNull(sha256, "sha256");
        }
    }

    /** An event that this version does not know, kept as it is; {@code data} holds JSON's plain Java values. */
    record UnknownEvent(String type, Map<String, Object> data) implements AuditEvent {
        public UnknownEvent {
            requireNonNull(type, "type");
            data = Collections.unmodifiableMap(new TreeMap<>(data));
        }
    }

    private static SortedMap<String, String> sorted(Map<String, String> map, String name) {
        TreeMap<String, String> copy = new TreeMap<>(requireNonNull(map, name));
        copy.forEach((key, value) -> requireNonNull(value, () -> name + "." + key));
        return Collections.unmodifiableSortedMap(copy);
    }

    private static void requireEffect(String effect) {
        if (!Pattern.matches("[A-Z][A-Za-z0-9]{0,63}", requireNonNull(effect, "effect"))) {
            throw new IllegalArgumentException(
                    "effect '" + effect + "' is no noun in upper camel case; name it like TagPush");
        }
    }
}
