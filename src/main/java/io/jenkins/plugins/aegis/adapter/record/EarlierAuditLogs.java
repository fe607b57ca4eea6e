package io.jenkins.plugins.aegis.adapter.record;

import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent.TagPushed;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord.RecordedTag;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The audit logs of the builds before this one, which lie beside each other: {@code <builds>/<number>/…/audit.jsonl}.
 *
 * <p>Of a log whose chain is broken, what stands before the break still counts.
 *
 * @param builds the directory that has one directory for each build, named by its number
 * @param current number of this build
 * @param log path of the log within a build's directory
 */
public record EarlierAuditLogs(Path builds, int current, Path log) {

    /** By the log of the current build. */
    public static EarlierAuditLogs before(Path currentLog, Path currentBuild) {
        return new EarlierAuditLogs(
                currentBuild.getParent(),
                Integer.parseInt(currentBuild.toFile().getName()),
                currentBuild.relativize(currentLog));
    }

    /** Every tag that they recorded, oldest build first. */
    public Observed<List<RecordedTag>> pushedTags() {
        String source = "audit logs below " + builds;
        Map<Integer, Path> logs = new TreeMap<>();
        try (DirectoryStream<Path> directories =
                Files.newDirectoryStream(builds, each -> each.toFile().getName().matches("[1-9][0-9]{0,8}"))) {
            for (Path directory : directories) {
                int number = Integer.parseInt(directory.toFile().getName());
                if (number < current && Files.isRegularFile(directory.resolve(log))) {
                    logs.put(number, directory.resolve(log));
                }
            }
            List<RecordedTag> tags = new ArrayList<>();
            logs.forEach((number, path) -> tags.addAll(tags(number, path)));
            return Observed.present(List.copyOf(tags), source);
        } catch (IOException | AuditUnavailable e) {
            return Observed.unknown(source, String.valueOf(e.getMessage()));
        }
    }

    private static List<RecordedTag> tags(int number, Path log) {
        return AuditChainVerifier.records(log).stream()
                .filter(record -> record.event() instanceof TagPushed)
                .map(record -> (TagPushed) record.event())
                .map(pushed -> new RecordedTag(pushed.tag(), pushed.object(), "build #" + number))
                .toList();
    }
}
