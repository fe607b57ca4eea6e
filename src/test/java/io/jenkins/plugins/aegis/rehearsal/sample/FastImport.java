package io.jenkins.plugins.aegis.rehearsal.sample;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.SortedMap;

/** Writes the input of {@code git fast-import}: a history byte by byte, so that no setting of git changes it. */
final class FastImport {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();

    /** Adds a commit at the tip of a branch; {@code files} replace or join those of its parent. */
    void commit(String branch, SampleHistory.Step step, SortedMap<String, byte[]> files) {
        line("commit refs/heads/" + branch);
        line("author " + signature(step.author(), step.date()));
        line("committer " + signature(step.author(), step.date()));
        data(step.message().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            line("M 100644 inline " + file.getKey());
            data(file.getValue());
        }
    }

    /** Lets a new branch start where another is now. */
    void branch(String name, String from) {
        line("reset refs/heads/" + name);
        line("from refs/heads/" + from);
        line("");
    }

    /** Adds an annotated tag. */
    void tag(String name, String branch, SampleHistory.Step step, String message) {
        line("tag " + name);
        line("from refs/heads/" + branch);
        line("tagger " + signature(step.author(), step.date()));
        data((message + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Without this line, git takes the input for cut off. */
    void done() {
        line("done");
    }

    byte[] bytes() {
        return stream.toByteArray();
    }

    private static String signature(SampleHistory.Person person, OffsetDateTime date) {
        return "%s <%s> %d %s".formatted(person.name(), person.mail(), date.toEpochSecond(), OFFSET.format(date));
    }

    private void data(byte[] content) {
        line("data " + content.length);
        stream.writeBytes(content);
        line("");
    }

    private void line(String text) {
        stream.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
