package io.jenkins.plugins.aegis.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * Is told of every effect on the world outside, right before it begins and right after it took place, that is before
 * anybody could note its outcome.
 */
public abstract class EffectWatch {
    private final Map<String, Integer> seen = new HashMap<>();
    private String stage = "";

    /** Hears nothing. */
    public static final EffectWatch NONE = new EffectWatch() {
        @Override
        protected void at(Side side, Effect effect) {}
    };

    /** On which side of an effect. */
    public enum Side {
        BEFORE,
        AFTER
    }

    /**
     * One effect, which bears the same name in every run of the same release.
     *
     * @param stage of the pipeline; empty outside of stages
     * @param what in full
     * @param occurrence tells it from others of that name in that stage; the first is 1
     */
    public record Effect(String stage, String what, int occurrence) {
        @Override
        public String toString() {
            return stage + ": " + what + (occurrence == 1 ? "" : " (" + occurrence + ")");
        }
    }

    /** What comes from now on belongs to that stage. */
    public final synchronized void stage(String name) {
        stage = name;
        seen.clear();
    }

    /** Tells of an effect that is about to begin; to be handed to {@link #end}. */
    public final Effect begin(String what) {
        Effect effect;
        synchronized (this) {
            effect = new Effect(stage, what, seen.merge(what, 1, Integer::sum));
        }
        at(Side.BEFORE, effect);
        return effect;
    }

    /** Tells that it took place. */
    public final void end(Effect effect) {
        at(Side.AFTER, effect);
    }

    /** A call of a port begins, whether it has an effect or reads. */
    protected void enter() {}

    /** It has ended, in whatever way. */
    protected void leave() {}

    /** Whatever this does, such as ending the process, happens at exactly that moment of the thread of the effect. */
    protected abstract void at(Side side, Effect effect);
}
