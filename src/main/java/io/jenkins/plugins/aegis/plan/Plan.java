package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a planner made of request and facts.
 *
 * @param findings all that the rules found, never only the first
 * @param settled what the step stands for and is there already
 * @param actions what is missing, in the order in which it is done
 * @param lanes what is done after that, side by side as far as one does not need the other
 * @param observations what is published where, for the log and the report
 * @param onRefusal what is done when a known finding blocks, before the step refuses
 */
public record Plan(
        List<Finding> findings,
        List<Settled> settled,
        List<ReleaseAction> actions,
        List<Lane> lanes,
        List<ReleaseAction> onRefusal,
        List<ChannelState> observations) {
    public Plan {
        findings = List.copyOf(new LinkedHashSet<>(findings));
        settled = List.copyOf(settled);
        actions = List.copyOf(actions);
        lanes = List.copyOf(lanes);
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

    /**
     * One part of the plan that stands and falls alone: a blocking finding of it holds back only this part, and what
     * needs it.
     *
     * @param name unique in the plan
     * @param needs names of the lanes that must be done before
     * @param optional whether the step succeeds without it (lesson L27)
     * @param actions empty if nothing is missing, or if a finding forbids it
     */
    public record Lane(
            String name,
            List<String> needs,
            boolean optional,
            List<Finding> findings,
            List<Settled> settled,
            List<ReleaseAction> actions) {
        public Lane {
            needs = List.copyOf(needs);
            findings = List.copyOf(findings);
            settled = List.copyOf(settled);
            actions = List.copyOf(actions);
        }
    }

    /** Every finding, those of the lanes too; of an optional lane they are warnings. */
    public List<Finding> allFindings() {
        Set<Finding> all = new LinkedHashSet<>(findings);
        lanes.forEach(lane -> lane.findings().forEach(found -> all.add(lane.optional() ? found.asWarning() : found)));
        return List.copyOf(all);
    }

    /** Every action, those of the lanes after the others. */
    public List<ReleaseAction> allActions() {
        return Stream.concat(actions.stream(), lanes.stream().flatMap(lane -> lane.actions().stream()))
                .toList();
    }

    /** Identifies what would be done: SHA-256 over the descriptions of the actions, one a line. */
    public Digest digest() {
        StringBuilder text = new StringBuilder();
        allActions().forEach(action -> text.append(action.describe()).append('\n'));
        return Digest.sha256(text.toString());
    }

    /** Collects a plan. */
    public static final class Builder {
        private final List<Finding> findings = new ArrayList<>();
        private final List<Settled> settled = new ArrayList<>();
        private final List<ReleaseAction> actions = new ArrayList<>();
        private final List<Lane> lanes = new ArrayList<>();
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

        public Builder lane(Lane lane) {
            lanes.add(lane);
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
            return new Plan(findings, settled, actions, lanes, onRefusal, observations);
        }
    }
}
