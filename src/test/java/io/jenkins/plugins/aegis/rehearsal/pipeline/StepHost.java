package io.jenkins.plugins.aegis.rehearsal.pipeline;

/** What surrounds the steps: the objects that they ask their context for, and the workspace. */
public interface StepHost {

    /**
     * The object of that type for steps at that place, or null if there is none.
     *
     * <p>A {@link hudson.EnvVars} is the base that the pipeline's own variables are laid over. Without a
     * {@link hudson.model.TaskListener}, lines go to {@link PipelineListener#log}.
     */
    <T> T get(Class<T> type, StageInfo where);

    /** Whether a step that requires that type can run there, though {@link #get} may have nothing to hand out. */
    default boolean provides(Class<?> type, StageInfo where) {
        return get(type, where) != null;
    }

    /** Called where Jenkins checks out the sources by itself: on an agent, unless {@code skipDefaultCheckout}. */
    default void checkout(StageInfo where) {}
}
