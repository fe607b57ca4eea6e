package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A build as a test tells it; decisions are a minute apart, from 2026-01-02T03:04:00Z on. */
public final class FakeBuildRecord implements BuildRecord {
    /** Whenever this build is asked for the time. */
    public static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private static final Instant FIRST_DECISION = Instant.parse("2026-01-02T03:04:00Z");

    private final String name;
    private final String requester;
    private final List<GateDecision> decisions = new ArrayList<>();
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, String> kept = new TreeMap<>();
    private Observed<List<RecordedTag>> earlierTags = Observed.present(List.of(), "earlier builds");
    private boolean success = true;
    private boolean goGiven;

    public FakeBuildRecord(String name, String requester) {
        this.name = name;
        this.requester = requester;
    }

    /** Build {@code release #7}, started by that user. */
    public static FakeBuildRecord startedBy(String requester) {
        return new FakeBuildRecord("release #7", requester);
    }

    public FakeBuildRecord approved(String input, String user) {
        return decided(input, true, user, "");
    }

    public FakeBuildRecord approvedAt(Instant at, String input, String user) {
        decisions.add(new GateDecision(input, true, user, at, ""));
        return this;
    }

    public FakeBuildRecord rejected(String input, String user, String reason) {
        return decided(input, false, user, reason);
    }

    private FakeBuildRecord decided(String input, boolean approved, String user, String reason) {
        Instant at = FIRST_DECISION.plusSeconds(60L * decisions.size());
        decisions.add(new GateDecision(input, approved, user, at, reason));
        return this;
    }

    /** From now on the build counts as failed. */
    public FakeBuildRecord failed() {
        success = false;
        return this;
    }

    @Override
    public String builder() {
        return "jenkins:/job/release/";
    }

    @Override
    public Instant now() {
        return NOW;
    }

    /** The build was started with that. */
    public FakeBuildRecord startedWith(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    @Override
    public Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter));
    }

    @Override
    public boolean isSuccessSoFar() {
        return success;
    }

    @Override
    public String keepReport() {
        return "memory:report";
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String requester() {
        return requester;
    }

    /** An earlier build of the job recorded that it pushed that tag object. */
    public FakeBuildRecord pushedEarlier(String tag, String object) {
        List<RecordedTag> more = new ArrayList<>(earlierTags.asOptional().orElse(List.of()));
        more.add(new RecordedTag(tag, object, "build #3"));
        earlierTags = Observed.present(List.copyOf(more), "earlier builds");
        return this;
    }

    /** The logs of earlier builds cannot be read. */
    public FakeBuildRecord unreadableEarlierLogs(String reason) {
        earlierTags = Observed.unknown("earlier builds", reason);
        return this;
    }

    @Override
    public Observed<List<RecordedTag>> tagsPushedEarlier() {
        return earlierTags;
    }

    @Override
    public synchronized String keep(String path, InputStream content) {
        try {
            kept.put(path, new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "memory:" + path;
    }

    /** Path to text of what was kept. */
    public synchronized Map<String, String> kept() {
        return Map.copyOf(kept);
    }

    @Override
    public void tellThatGoIsGiven(boolean given) {
        goGiven = given;
    }

    /** Whether the pipeline was told that it need not ask. */
    public boolean isGoGiven() {
        return goGiven;
    }

    @Override
    public List<GateDecision> decisions() {
        return List.copyOf(decisions);
    }
}
