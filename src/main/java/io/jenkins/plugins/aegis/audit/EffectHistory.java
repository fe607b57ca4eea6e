package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** An external effect: its intent and its outcome, as numbers of events, where the log has them. */
public record EffectHistory(
        EffectIntended effect, OptionalLong intended, Optional<EffectSettled> outcome, OptionalLong settled) {

    /** Whether the effect may have happened without anyone noting it down. */
    public boolean isOpen() {
        return outcome.isEmpty();
    }

    /**
     * Every effect in the order of the log. An outcome belongs to the latest intent that has none. What a rerun of the
     * step finds already done does not tell what became of an intent before the crash: that one stays open.
     */
    static List<EffectHistory> of(List<AuditRecord> records) {
        List<EffectHistory> effects = new ArrayList<>();
        Map<String, Integer> beforeThisRun = new HashMap<>();
        for (AuditRecord entry : records) {
            OptionalLong seq = OptionalLong.of(entry.seq());
            if (entry.event() instanceof StepStarted started) {
                beforeThisRun.put(started.step(), effects.size());
            } else if (entry.event() instanceof EffectIntended intent) {
                effects.add(new EffectHistory(intent, seq, Optional.empty(), OptionalLong.empty()));
            } else if (entry.event() instanceof EffectSettled settled) {
                boolean foundDone = settled.status().equals("ALREADY_DONE");
                settle(effects, foundDone ? beforeThisRun.getOrDefault(settled.step(), 0) : 0, settled, seq);
            }
        }
        return effects;
    }

    private static void settle(List<EffectHistory> effects, int from, EffectSettled settled, OptionalLong seq) {
        for (int i = effects.size() - 1; i >= from; i--) {
            EffectHistory effect = effects.get(i);
            if (effect.isOpen() && effect.isOf(settled)) {
                effects.set(i, new EffectHistory(effect.effect(), effect.intended(), Optional.of(settled), seq));
                return;
            }
        }
        EffectIntended unannounced =
                new EffectIntended(settled.step(), settled.effect(), settled.description(), Map.of());
        effects.add(new EffectHistory(unannounced, OptionalLong.empty(), Optional.of(settled), seq));
    }

    /** The first event after this open intent that settles the same effect. */
    OptionalLong settledLater(List<EffectHistory> all) {
        return all.stream()
                .filter(other -> other.outcome().filter(this::isOf).isPresent())
                .mapToLong(other -> other.settled().orElseThrow())
                .filter(seq -> seq > intended.orElse(Long.MAX_VALUE))
                .findFirst();
    }

    private boolean isOf(EffectSettled settled) {
        return effect.step().equals(settled.step())
                && effect.effect().equals(settled.effect())
                && effect.description().equals(settled.description());
    }
}
