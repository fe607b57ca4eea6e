package io.jenkins.plugins.aegis.faults;

import java.time.Duration;

/** One thing that the product reads or writes, made for one pair alone; it can be tried again. */
@FunctionalInterface
interface Trial {
    /**
     * @param line to the server
     * @param patience how long the product waits for an answer
     */
    Outcome attempt(Line line, Duration patience) throws Exception;

    /** How often the server has what was to be written. */
    default long written(Line line) {
        return line.written();
    }
}
