package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the events that the chain vouches for tell about the release as a whole. */
record ReleaseStory(List<AuditRecord> records) {

    /** The version that was asked for last; empty if none was. */
    String version() {
        return last(StepStarted.class, StepStarted::version).orElse("");
    }

    /** The commit that the approvers were asked about last; empty before that. */
    String commit() {
        return last(ApprovalRequested.class, ApprovalRequested::commit).orElse("");
    }

    /** The tag that was pushed, or found pushed; empty if none was. */
    String tag() {
        String tag = "";
        for (EffectHistory effect : EffectHistory.of(records)) {
            String status =
                    effect.outcome().map(AuditEvent.EffectSettled::status).orElse("");
            if (effect.effect().effect().startsWith("Tag")
                    && (status.equals("APPLIED") || status.equals("ALREADY_DONE"))) {
                tag = effect.effect().details().getOrDefault("tag", "v" + version());
            }
        }
        return tag;
    }

    /** How the release ended, unless something was recorded after that. */
    Optional<ReleaseFinished> ending() {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.get(records.size() - 1).event())
                        .filter(ReleaseFinished.class::isInstance)
                        .map(ReleaseFinished.class::cast);
    }

    Optional<AuditRecord> first() {
        return records.stream().findFirst();
    }

    Optional<AuditRecord> latest() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    /** From the first event to the last, in words. */
    String duration() {
        if (records.isEmpty()) {
            return "";
        }
        Duration time = Duration.between(
                records.get(0).at(), records.get(records.size() - 1).at());
        if (time.isNegative()) {
            return "unknown, the clock went back";
        }
        String seconds = time.toSecondsPart() + " s";
        String minutes = time.toMinutesPart() + " min ";
        if (time.toHours() > 0) {
            return time.toHours() + " h " + minutes.stripTrailing();
        }
        return time.toMinutes() > 0 ? minutes + seconds : seconds;
    }

    /** Each artifact once, as it was built last. */
    Collection<ArtifactBuilt> artifacts() {
        return latestOf(ArtifactBuilt.class, ArtifactBuilt::name);
    }

    /** Each coordinate of each channel once, as it was seen last. */
    Collection<ChannelObserved> channels() {
        return latestOf(ChannelObserved.class, seen -> List.of(seen.channel(), seen.coordinate()));
    }

    private <T> Collection<T> latestOf(Class<T> type, Function<T, Object> identity) {
        Map<Object, T> latest = new LinkedHashMap<>();
        records.stream()
                .map(AuditRecord::event)
                .filter(type::isInstance)
                .map(type::cast)
                .forEach(event -> latest.put(identity.apply(event), event));
        return latest.values();
    }

    private <T> Optional<String> last(Class<T> type, Function<T, String> value) {
        return records.stream()
                .map(AuditRecord::event)
                .filter(type::isInstance)
                .map(type::cast)
                .map(value)
                .filter(text -> !text.isBlank())
                .reduce((earlier, later) -> later);
    }
}
