package io.jenkins.plugins.aegis.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.model.Result;
import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageOutcome;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of a rehearsal, for people and as JSON.
 *
 * @param records the audit log of the build
 */
public record RehearsalReport(
        String version, PipelineOutcome outcome, RehearsedBuild build, Outside outside, List<AuditRecord> records) {

    /**
     * What remote and forge say.
     *
     * @param tag the version's tag on the remote
     * @param reads requests to the forge that asked
     * @param writes requests to the forge that were to change something
     */
    public record Outside(Optional<RemoteTag> tag, long reads, long writes) {}

    static RehearsalReport of(String version, PipelineOutcome outcome, RehearsedBuild build, Outside outside) {
        List<AuditRecord> records =
                Files.exists(build.auditLog()) ? AuditChainVerifier.records(build.auditLog()) : List.of();
        return new RehearsalReport(version, outcome, build, outside, records);
    }

    /** Whether the build ended well. */
    public boolean isReleased() {
        return outcome.result() == Result.SUCCESS;
    }

    /** Times and facts first: the verdict stands where people look, at the end. */
    void show(Progress progress, Duration took) {
        progress.say("");
        for (StageOutcome stage : outcome.stages()) {
            if (stage.status() != StageStatus.SKIPPED) {
                String failed = stage.status() == StageStatus.SUCCESS ? "" : "  " + stage.status();
                row(progress, stage.name(), String.format("%8s", Progress.seconds(stage.took())) + failed);
            }
        }
        progress.say("");
        facts(progress);
        progress.say("");
        progress.say(verdict(took));
    }

    private String verdict(Duration took) {
        String seconds = Progress.seconds(took);
        if (!isReleased()) {
            return "✘ " + version + " is not released (" + outcome.result() + ", after " + seconds + ")"
                    + outcome.error().map(e -> ":\n" + e.getMessage()).orElse("");
        }
        return effects().containsKey("APPLIED")
                ? "✔ " + version + " is released, in " + seconds
                : "✔ " + version + " was released already: every action ALREADY_DONE, in " + seconds;
    }

    private void facts(Progress progress) {
        outside.tag().filter(tag -> isReleased()).ifPresent(tag -> {
            row(progress, "commit", tag.commit());
            row(progress, "tag object", tag.object());
        });
        showChannels(progress);
        String effects = effects().entrySet().stream()
                .map(effect -> effect.getValue() + " " + effect.getKey())
                .collect(Collectors.joining(", "));
        row(progress, "effects", effects.isEmpty() ? "none" : effects);
        row(progress, "forge", outside.reads() + " reads, " + outside.writes() + " writes");
        row(progress, "audit log", build.auditLog().toString());
        if (Files.exists(build.htmlReport())) {
            row(progress, "report", build.htmlReport().toUri().toString());
        }
    }

    /** Version, state, digest and address of each channel. */
    void showChannels(Progress progress) {
        for (AuditEvent.ChannelObserved channel : channels()) {
            row(progress, channel.channel(), channel.coordinate() + " " + channel.state());
            Stream.of(channel.digest(), channel.location())
                    .filter(text -> !text.isEmpty())
                    .forEach(text -> row(progress, "", text));
        }
    }

    private static void row(Progress progress, String name, String value) {
        progress.say(String.format("  %-28s %s", name, value));
    }

    /** The npm package that was released. */
    Optional<String> npmPackage() {
        return channels().stream()
                .filter(channel -> channel.channel().equals("npm"))
                .map(channel ->
                        channel.coordinate().substring(0, channel.coordinate().lastIndexOf('@')))
                .findFirst();
    }

    /** Name and version, with an at sign between them, of what was released to a place below that address. */
    Optional<String> coordinateBelow(URI address) {
        return channels().stream()
                .filter(channel -> channel.location().startsWith(address.toString()))
                .map(AuditEvent.ChannelObserved::coordinate)
                .findFirst();
    }

    /** How many effects ended how; those that only ask for or note an approval do not count. */
    public Map<String, Integer> effects() {
        Map<String, Integer> effects = new LinkedHashMap<>();
        for (AuditRecord record : records) {
            if (record.event() instanceof AuditEvent.EffectSettled settled
                    && !settled.effect().startsWith("Approval")) {
                effects.merge(settled.status(), 1, Integer::sum);
            }
        }
        return effects;
    }

    /** Each channel as it was seen last. */
    private Collection<AuditEvent.ChannelObserved> channels() {
        Map<String, AuditEvent.ChannelObserved> last = new LinkedHashMap<>();
        for (AuditRecord record : records) {
            if (record.event() instanceof AuditEvent.ChannelObserved seen) {
                last.put(seen.channel(), seen);
            }
        }
        return last.values();
    }

    void write(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode report = json.createObjectNode();
        report.put("version", version);
        outside.tag().ifPresent(tag -> {
            report.put("commit", tag.commit());
            report.put("tagObject", tag.object());
        });
        report.put("result", outcome.result().toString());
        report.put("released", isReleased());
        ArrayNode stages = report.putArray("stages");
        for (StageOutcome stage : outcome.stages()) {
            stages.addObject()
                    .put("name", stage.name())
                    .put("status", stage.status().name())
                    .put("seconds", stage.took().toMillis() / 1000.0);
        }
        ArrayNode channels = report.putArray("channels");
        for (AuditEvent.ChannelObserved channel : channels()) {
            channels.addObject()
                    .put("channel", channel.channel())
                    .put("version", version)
                    .put("coordinate", channel.coordinate())
                    .put("state", channel.state())
                    .put("digest", channel.digest())
                    .put("location", channel.location());
        }
        ObjectNode effects = report.putObject("effects");
        effects().forEach(effects::put);
        report.put("forgeReads", outside.reads());
        report.put("forgeWrites", outside.writes());
        report.put("auditLog", build.auditLog().toString());
        report.put("htmlReport", build.htmlReport().toString());
        Files.createDirectories(file.toAbsolutePath().getParent());
        json.writeValue(file.toFile(), report);
    }
}
