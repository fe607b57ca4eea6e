package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a planner made of request and facts.
 *
 * @param findings all that the rules found, never only the first
 * @param settled what the step stands for and is there already
 * @param actions what is missing, in the order in which it is done
 * @param observations what is published where, for the log and the report
 * @param onRefusal what is done when a known finding blocks, before the step refuses
 */
public record Plan(
        List<Finding> findings,
        List<Settled> settled,
        List<ReleaseAction> actions,
        List<ReleaseAction> onRefusal,
        List<ChannelState> observations) {
    public Plan {
        findings = List.copyOf(new LinkedHashSet<>(findings));
        settled = List.copyOf(settled);
        actions = List.copyOf(actions);
        onRefusal = List.copyOf(onRefusal);
        observations = List.copyOf(observations);
    }

    /**
     * What one channel has under the version.
     *
     * @param coordinate name and version as the channel writes them
     * @param digest in the channel's own form; empty if there is none
     * @param location where people find it; empty if it is not there
     */
    public record ChannelState(String channel, String coordinate, Presence presence, String digest, String location) {}

    /** How a channel stands. */
    public enum Presence {
        ABSENT,
        OURS,
        OTHER_BYTES,
        PARTIAL,
        UNKNOWN
    }

    /**
     * An effect that needs nothing, because it is there and identical.
     *
     * @param effect as in {@link ReleaseAction#effect()}
     */
    public record Settled(String effect, String description, String reason) {}

    /** Identifies what would be done: SHA-256 over the descriptions of the actions, one a line. */
    public Digest digest() {
        StringBuilder text = new StringBuilder();
        actions.forEach(action -> text.append(action.describe()).append('\n'));
        return Digest.sha256(text.toString());
    }

    /** Collects a plan. */
    public static final class Builder {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Settled> settled = new ArrayList<>();
        private final List<ReleaseAction> actions = new ArrayList<>();
        private final List<ReleaseAction> onRefusal = new ArrayList<>();
        private final List<ChannelState> observations = new ArrayList<>();

        public Builder find(List<Finding> more) {
            findings.addAll(more);
            return this;
        }

        public Builder find(Finding finding) {
            findings.add(finding);
            return this;
        }

        public Builder settled(String effect, String description, String reason) {
            settled.add(new Settled(effect, description, reason));
            return this;
        }

        public Builder act(ReleaseAction action) {
            actions.add(action);
            return this;
        }

        public Builder onRefusal(ReleaseAction action) {
            onRefusal.add(action);
            return this;
        }

        public Builder observed(List<ChannelState> channels) {
            observations.addAll(channels);
            return this;
        }

        public Plan build() {
            return new Plan(findings, settled, actions, onRefusal, observations);
        }
    }
}
