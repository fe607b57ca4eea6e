package io.jenkins.plugins.aegis.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A changelog as Release Please writes it: one section for each version, the newest first.
 *
 * <p>A version heading is {@code ## [1.2.3](https://…/compare/v1.2.2...v1.2.3) (date)} or {@code ## 1.2.3 (date)}, with
 * one to three hashes and with or without a {@code v}. Source: the changelog updater and the default and GitHub notes of
 * Release Please.
 */
public record Changelog(List<Section> sections) {
    /** The longest body of a section, in UTF-16 units; GitHub takes 125,000 characters for a release. */
    public static final int LONGEST_BODY = 100_000;

    private static final String CUT = "\n\n…";
    private static final int LONGEST_HEADING = 2_000;
    private static final Pattern HEADING = Pattern.compile("(#{1,3})[ \t]+(.*)");
    private static final Pattern VERSION = Pattern.compile(
            "(?<bracket>\\[)?v?(?<version>[0-9]{1,9}\\.[0-9]{1,9}\\.[0-9]{1,9}[0-9A-Za-z.+-]*)(?<rest>.*)");
    private static final String COMPARE = "/compare/";
    private static final Pattern RANGE = Pattern.compile("([^\\s()]+?)\\.\\.\\.([^\\s()]+)\\).*");

    public Changelog {
        sections = List.copyOf(sections);
    }

    /**
     * What a version changed.
     *
     * @param version as the heading states it, without {@code v}
     * @param line of the heading, from 1
     * @param compare the range that the heading links to; empty if it links to none
     * @param body the Markdown between this heading and the next version, without the blank lines around it; cut at
     *     {@link #LONGEST_BODY}
     */
    public record Section(String version, int line, Optional<CompareRange> compare, String body) {}

    /** The two ends of a compare link, as refs. */
    public record CompareRange(String from, String to) {}

    /** Reads any text; in time proportional to its length. */
    public static Changelog parse(String text) {
        return new Changelog(sections(text, section -> false));
    }

    /** The section of that version as {@link #section} gives it, without reading what stands below. */
    public static Optional<Section> section(String text, ReleaseVersion version) {
        String wanted = version.toString();
        return sections(text, section -> section.version().equals(wanted)).stream()
                .filter(section -> section.version().equals(wanted))
                .findFirst();
    }

    /** All of them, down to the one that is the last to be read. */
    private static List<Section> sections(String text, Predicate<Section> last) {
        List<Section> sections = new ArrayList<>();
        Section open = null;
        StringBuilder body = new StringBuilder();
        int number = 0;
        for (String line : (Iterable<String>) text.lines()::iterator) {
            number++;
            Optional<Section> next = heading(line, number);
            if (next.isPresent() || isTopHeading(line)) {
                close(open, body, sections);
                if (open != null && last.test(open)) {
                    return sections;
                }
                open = next.orElse(null);
                body.setLength(0);
            } else if (body.length() <= LONGEST_BODY) {
                body.append(line, 0, Math.min(line.length(), LONGEST_BODY + 1)).append('\n');
            }
        }
        close(open, body, sections);
        return sections;
    }

    /**
     * The section of that version; the topmost one if several headings state it, because Release Please writes new ones
     * above.
     */
    public Optional<Section> section(ReleaseVersion version) {
        return sections.stream()
                .filter(section -> section.version().equals(version.toString()))
                .findFirst();
    }

    private static Optional<Section> heading(String line, int number) {
        if (line.length() > LONGEST_HEADING) {
            return Optional.empty();
        }
        Matcher heading = HEADING.matcher(line);
        Matcher version = heading.matches() ? VERSION.matcher(heading.group(2)) : null;
        if (version == null || !version.matches()) {
            return Optional.empty();
        }
        String rest = version.group("rest");
        if (version.group("bracket") != null && !rest.startsWith("]")) {
            return Optional.empty();
        }
        return Optional.of(new Section(version.group("version"), number, compareRange(rest), ""));
    }

    private static Optional<CompareRange> compareRange(String rest) {
        int compare = rest.lastIndexOf(COMPARE);
        Matcher range = RANGE.matcher(compare < 0 ? "" : rest.substring(compare + COMPARE.length()));
        return rest.startsWith("](") && range.matches()
                ? Optional.of(new CompareRange(range.group(1), range.group(2)))
                : Optional.empty();
    }

    /** A heading above the groups of a section; it ends the section whatever it says, for example "Unreleased". */
    private static boolean isTopHeading(String line) {
        return line.startsWith("# ") || line.startsWith("## ");
    }

    private static void close(Section open, StringBuilder body, List<Section> sections) {
        if (open != null) {
            String text =
                    body.length() > LONGEST_BODY ? body.substring(0, LONGEST_BODY - CUT.length()) + CUT : "" + body;
            sections.add(new Section(open.version(), open.line(), open.compare(), text.strip()));
        }
    }
}
