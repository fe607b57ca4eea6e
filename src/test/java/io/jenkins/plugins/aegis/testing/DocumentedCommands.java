package io.jenkins.plugins.aegis.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The fenced {@code sh} blocks of a page of the documentation, as they stand there and in their order.
 *
 * @param blocks never empty
 */
public record DocumentedCommands(List<Block> blocks) {
    private static final String FENCE = "```";

    public DocumentedCommands {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("the page has no ```sh block: is it still the right one?");
        }
    }

    /** @param section heading above the block, without its number signs */
    public record Block(String section, String commands) {}

    /** Those of a page, by its path within the project. */
    public static DocumentedCommands of(String page) {
        List<Block> blocks = new ArrayList<>();
        String section = "";
        StringBuilder commands = null;
        boolean other = false;
        for (String line : lines(Path.of(page))) {
            if (commands != null && line.equals(FENCE)) {
                blocks.add(new Block(section, commands.toString()));
                commands = null;
            } else if (commands != null) {
                commands.append(line).append('\n');
            } else if (line.equals(FENCE + "sh") && !other) {
                commands = new StringBuilder();
            } else if (line.startsWith(FENCE)) {
                other = !other;
            } else if (line.startsWith("#") && !other) {
                section = line.replaceFirst("#+ ", "");
            }
        }
        return new DocumentedCommands(blocks);
    }

    /**
     * All commands of a section.
     *
     * @throws IllegalArgumentException if the page has none there
     */
    public String section(String title) {
        return new DocumentedCommands(blocks.stream()
                        .filter(block -> block.section().equals(title))
                        .toList())
                .blocks().stream().map(Block::commands).collect(Collectors.joining());
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
