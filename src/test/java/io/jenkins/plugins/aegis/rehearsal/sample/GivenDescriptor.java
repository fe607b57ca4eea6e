package io.jenkins.plugins.aegis.rehearsal.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** A release descriptor for a repository that has none yet; it is committed to the branches of its mirror. */
public record GivenDescriptor(String text) {
    private static final YAMLMapper YAML = new YAMLMapper();

    /**
     * Reads it, and leaves channels and checks out by name.
     *
     * @throws IllegalArgumentException if it is not valid, or has nothing of such a name
     */
    public static GivenDescriptor read(Path file, List<String> without) throws IOException {
        GivenDescriptor whole = checked(Files.readString(file), file.toString());
        if (without.isEmpty()) {
            return whole;
        }
        JsonNode root = YAML.readTree(whole.text());
        List<String> unknown = new ArrayList<>(without);
        for (String place : List.of("/channels", "/checks/release")) {
            if (root.at(place) instanceof ArrayNode list) {
                leaveOut(list, without, unknown);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " has no channel and no release check " + unknown + "; leave out what is there, or nothing");
        }
        return checked(YAML.writeValueAsString(root), file + " without " + without);
    }

    /** The lines that a refusal names are those of the text, so that a file is checked as it was typed. */
    private static GivenDescriptor checked(String text, String name) {
        try {
            new DescriptorReader().read(text);
        } catch (InvalidDescriptor invalid) {
            throw new IllegalArgumentException(
                    name + " is no valid descriptor: "
                            + invalid.violations().stream()
                                    .map(InvalidDescriptor.Violation::toString)
                                    .collect(Collectors.joining("; ")),
                    invalid);
        }
        return new GivenDescriptor(text);
    }

    private static void leaveOut(ArrayNode list, List<String> without, List<String> unknown) {
        for (Iterator<JsonNode> all = list.iterator(); all.hasNext(); ) {
            String name = all.next().path("name").asText();
            if (without.contains(name)) {
                all.remove();
                unknown.remove(name);
            }
        }
        if (list.isEmpty()) {
            throw new IllegalArgumentException("nothing is left of the list that " + without + " were taken from");
        }
    }

    /** One commit on each of the branches. */
    void commitTo(BareRemote remote, List<String> branches) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try {
            for (String branch : branches) {
                line(stream, "commit refs/heads/" + branch);
                line(stream, "committer Rehearsal <rehearsal@rehearsal.invalid> 1700000000 +0000");
                data(stream, "build: describe the release\n");
                line(stream, "from refs/heads/" + branch + "^0");
                line(stream, "M 100644 inline " + ReleaseDescriptor.PATH);
                data(stream, text);
            }
            line(stream, "done");
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        remote.git("fast-import", "--quiet", "--done").consume(stream.toByteArray());
    }

    private static void line(ByteArrayOutputStream stream, String text) throws IOException {
        stream.write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void data(ByteArrayOutputStream stream, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        line(stream, "data " + bytes.length);
        stream.write(bytes);
        line(stream, "");
    }
}
