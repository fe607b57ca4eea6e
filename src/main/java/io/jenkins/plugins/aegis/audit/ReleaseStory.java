package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.Stages.Stage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release as its audit log tells it: the one model behind the report and the pages.
 *
 * @param records those that the chain vouches for, oldest first; only they are interpreted
 * @param verdict on the whole log
 */
public record ReleaseStory(List<AuditRecord> records, ChainVerdict verdict) {
    private static final Pattern BUILT_FROM = Pattern.compile(" from ([0-9a-f]{40}(?:[0-9a-f]{24})?)$");

    public ReleaseStory {
        long end = verdict.brokenAt().map(broken -> broken.line() - 1).orElse(Long.MAX_VALUE);
        records = records.stream().filter(entry -> entry.seq() <= end).toList();
    }

    /**
     * Reads a log that nobody is writing to.
     *
     * @throws AuditUnavailable if it cannot be read
     */
    public static ReleaseStory read(Path log, ExpectedEnd expected) {
        try (InputStream in = Files.newInputStream(log)) {
            return of(in, expected);
        } catch (IOException e) {
            throw unreadable(log, e);
        }
    }

    /**
     * Reads a log that may just be written to: an event whose line is not complete yet has not happened yet.
     *
     * @throws AuditUnavailable if it cannot be read
     */
    public static ReleaseStory readWhileWritten(Path log) {
        try {
            byte[] bytes = Files.readAllBytes(log);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return of(new ByteArrayInputStream(bytes, 0, end), ExpectedEnd.unknown());
        } catch (IOException e) {
            throw unreadable(log, e);
        }
    }

    private static ReleaseStory of(InputStream log, ExpectedEnd expected) throws IOException {
        List<AuditRecord> records = new ArrayList<>();
        ChainVerdict verdict = AuditChainVerifier.verify(log, expected, records::add);
        return new ReleaseStory(records, verdict);
    }

    private static AuditUnavailable unreadable(Path log, IOException cause) {
        return new AuditUnavailable(
                "audit log " + log + " cannot be read (" + cause + "); check path and rights", cause);
    }

    /** The story of a release that recorded nothing yet. */
    public static ReleaseStory nothing() {
        return new ReleaseStory(
                List.of(), new ChainVerdict(0, AuditLine.NO_PREVIOUS, false, Optional.empty(), List.of()));
    }

    /** Whether the log has that event at that place; every log has the beginning, number 0. */
    public boolean holds(long number, String hash) {
        return number == 0
                || number <= records.size()
                        && records.get((int) number - 1).hash().equals(hash);
    }

    /** The version that was asked for last; empty if none was. */
    public String version() {
        return last(StepStarted.class, StepStarted::version).orElse("");
    }

    /** The commit that the approvers were asked about last, or else that was built; empty before that. */
    public String commit() {
        return last(ApprovalRequested.class, ApprovalRequested::commit)
                .or(() -> effects().stream()
                        .map(effect -> BUILT_FROM.matcher(effect.effect().description()))
                        .filter(Matcher::find)
                        .map(found -> found.group(1))
                        .reduce((earlier, later) -> later))
                .orElse("");
    }

    /** The tag that was pushed, or found pushed; empty if none was. */
    public String tag() {
        String tag = "";
        for (EffectHistory effect : effects()) {
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
    public Optional<ReleaseFinished> ending() {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.get(records.size() - 1).event())
                        .filter(ReleaseFinished.class::isInstance)
                        .map(ReleaseFinished.class::cast);
    }

    /** The first event; empty if nothing was recorded. */
    public Optional<AuditRecord> first() {
        return records.stream().findFirst();
    }

    /** The last event; empty if nothing was recorded. */
    public Optional<AuditRecord> latest() {
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

    /** The stages in the order of the pipeline, those to come too. */
    public List<Stage> stages() {
        return Stages.of(records);
    }

    /** What people were asked, and what they answered. */
    public List<ApprovalHistory> approvals() {
        return ApprovalHistory.of(records);
    }

    /** All findings in the order in which they were made. */
    public List<FindingHistory> findings() {
        return FindingHistory.of(records);
    }

    /** All effects in the order in which they were announced. */
    public List<EffectHistory> effects() {
        return EffectHistory.of(records);
    }

    /** The pull request that people were asked to merge and have not merged yet, as far as the log says. */
    public Optional<MergeRequested> awaitedMerge() {
        Optional<MergeRequested> awaited = Optional.empty();
        for (AuditRecord entry : records) {
            if (entry.event() instanceof MergeRequested asked) {
                awaited = Optional.of(asked).filter(open -> open.number() > 0);
            } else if (entry.event() instanceof StepFinished finished && Stages.isAwaitMerge(finished.step())) {
                awaited = Optional.empty();
            }
        }
        return awaited;
    }

    /** Each artifact once, as it was built last. */
    public Collection<ArtifactBuilt> artifacts() {
        return latestOf(ArtifactBuilt.class, ArtifactBuilt::name);
    }

    /** Each coordinate of each channel once, as it was seen last. */
    public Collection<ChannelObserved> channels() {
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
