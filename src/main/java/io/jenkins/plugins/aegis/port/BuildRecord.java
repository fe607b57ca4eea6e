package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.Observed;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the platform itself knows of the running build; nothing in it comes from a step's arguments. */
public interface BuildRecord {
    /** For people: name and number of the build. */
    String name();

    /** URI of the job that builds, as an attestation names it. */
    String builder();

    /** The time, by the clock of the platform. */
    Instant now();

    /** Id of the user who started the build; {@code unknown} if a trigger did. */
    String requester();

    /**
     * What the build was started with, or else that parameter's default, as text.
     *
     * @return empty if the build has no parameter of that name, or a secret one
     */
    Optional<String> parameter(String name);

    /** Whether nothing has failed so far. */
    boolean isSuccessSoFar();

    /**
     * Renders the report from the audit log as it is now and keeps it with the build.
     *
     * @return where people can see it
     */
    String keepReport() throws PortUnavailable, InterruptedException;

    /**
     * Keeps a file with the build for as long as the build itself; one of that path is replaced.
     *
     * @param path below all that we keep, with slashes
     * @return where people can see it
     */
    String keep(String path, InputStream content) throws PortUnavailable, InterruptedException;

    /**
     * Tells the pipeline whether the release needs no go from it, since one was given before; a build that is not told asks.
     *
     * @throws PortUnavailable if that cannot be kept with the build
     */
    void tellThatGoIsGiven(boolean given) throws PortUnavailable;

    /** Every decision that people took at an input of this build, oldest first. */
    List<GateDecision> decisions();

    /** Every tag that earlier builds of the job pushed, by their audit logs; oldest build first. */
    Observed<List<RecordedTag>> tagsPushedEarlier();

    /**
     * A tag as it was when it was pushed.
     *
     * @param object hex id of the tag object
     * @param build for people: which build pushed it
     */
    record RecordedTag(String tag, String object, String build) {}

    /**
     * A decision at an input.
     *
     * @param input the id of the input
     * @param user id of who decided
     * @param reason what the approver wrote; may be empty
     */
    record GateDecision(String input, boolean approved, String user, Instant at, String reason) {
        /** As part of a sentence. */
        public String inWords() {
            return user + (approved ? " said go to " : " said no to ") + Gate.label(input);
        }
    }
}
