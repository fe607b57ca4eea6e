package io.jenkins.plugins.aegis.rehearsal.pipeline;

/** Answers the gates of the pipeline. */
public interface InputHandler {

    /**
     * Decides, for as long as it takes.
     *
     * @throws InterruptedException if the stage's time is over
     */
    InputDecision ask(StageInfo stage, InputRequest request) throws InterruptedException;
}
