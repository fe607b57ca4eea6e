package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.adapter.clawhub.SkillArchive;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packs the tracked files of a skill's directory; hidden ones and the card that ClawHub writes itself are left out, as by
 * ClawHub's own program.
 */
record SkillPackager(Channel.ClawHub channel, ReleaseVersion version) implements Packager {
    private static final int LARGEST_FILE = 8 << 20;

    @Override
    public void pack(Packing packing) throws IOException, PortUnavailable, InterruptedException {
        Workspace directory = BuildCommands.in(packing.checkout(), channel.directory());
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String entry : packing.commands()
                .output(directory, List.of("git", "ls-files", "--stage", "-z", "--", "."))
                .split("\0")) {
            String path = entry.substring(entry.indexOf('\t') + 1);
            if (isPublished(path)) {
                require(entry.startsWith("100"), path, "is a link; ClawHub takes plain files only");
                files.put(path, text(directory, path));
            }
        }
        require(files.containsKey("SKILL.md"), "SKILL.md", "is missing; name the directory of the skill");
        packing.output()
                .copyFrom(
                        new ByteArrayInputStream(SkillArchive.of(files)),
                        SkillArchive.name(channel.slug(), channel.versionOf(version)));
    }

    private static boolean isPublished(String path) {
        return !path.isEmpty()
                && !path.equalsIgnoreCase("skill-card.md")
                && Arrays.stream(path.split("/"))
                        .noneMatch(part -> part.startsWith(".") || part.equals("node_modules"));
    }

    private byte[] text(Workspace directory, String path) throws IOException, InterruptedException {
        byte[] content;
        try (InputStream in = directory.open(path)) {
            content = in.readNBytes(LARGEST_FILE);
        }
        require(content.length < LARGEST_FILE, path, "is larger than " + LARGEST_FILE / 1024 + " KiB");
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            return content;
        } catch (CharacterCodingException e) {
            throw new IOException(
                    place(path) + " is no text in UTF-8; ClawHub leaves such files out without a word", e);
        }
    }

    private void require(boolean met, String path, String otherwise) throws IOException {
        if (!met) {
            throw new IOException(place(path) + " " + otherwise);
        }
    }

    private String place(String path) {
        return channel.directory() + "/" + path + " of channel "
                + channel.place().name();
    }

    @Override
    public Stated read(Workspace output, List<String> files) {
        return new Stated(channel.slug(), channel.versionOf(version));
    }
}
