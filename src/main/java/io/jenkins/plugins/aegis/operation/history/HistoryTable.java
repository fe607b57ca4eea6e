package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.model.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** A verdict for people: one line a tag, and one that sums up. */
public record HistoryTable(HistoryVerdict verdict) {
    private static final int LONGEST_NAME = 60;
    private static final String GAP = "  ";

    /** Heading, tags in the verdict's order, and the sum; plain text without trailing spaces. */
    public List<String> lines() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "tag",
                "kind",
                "annotated",
                "on " + Printable.of(verdict.production(), LONGEST_NAME),
                "surfaces",
                "changelog",
                "recovery",
                "verdict"));
        verdict.tags().forEach(tag -> rows.add(row(tag)));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(padded(row, widths)));
        lines.add(sum());
        return lines;
    }

    private static List<String> row(JudgedTag tag) {
        return List.of(
                Printable.of(tag.tag().name(), LONGEST_NAME),
                tag.kind(),
                word(tag.state(Aspect.ANNOTATED)),
                word(tag.state(Aspect.ON_PRODUCTION)),
                surfaces(tag),
                word(tag.state(Aspect.CHANGELOG)),
                word(tag.state(Aspect.RECOVERY)),
                conclusion(tag));
    }

    /** How many of the surfaces that are there state the version; a file that came later is not among them. */
    private static String surfaces(JudgedTag tag) {
        if (tag.state(Aspect.SURFACES) == AspectState.NOT_JUDGED) {
            return word(AspectState.NOT_JUDGED);
        }
        String version = tag.version().orElseThrow().toString();
        long equal = tag.stated().values().stream()
                .filter(stated -> stated.asOptional().filter(version::equals).isPresent())
                .count();
        long notes = tag.judged().get(Aspect.SURFACES).stream()
                .filter(finding -> !finding.isBlocker())
                .count();
        return equal + " of " + (tag.stated().size() - notes);
    }

    private static String word(AspectState state) {
        return switch (state) {
            case MET -> "yes";
            case NOT_MET -> "no";
            case UNKNOWN -> "unknown";
            case NOT_JUDGED -> "-";
        };
    }

    private static String conclusion(JudgedTag tag) {
        int findings = tag.blocking().size();
        return findings == 0 ? "conforms" : count(findings, "finding");
    }

    String sum() {
        Collection<JudgedTag> tags = verdict.tags();
        long conforming = tags.stream().filter(JudgedTag::conforms).count();
        long ours = tags.stream()
                .filter(tag -> tag.origin() == JudgedTag.Origin.THIS_PIPELINE)
                .count();
        return count(tags.size(), "tag") + ": " + conforming + " conform, " + (tags.size() - conforming) + " do not; "
                + ours + " made by this pipeline";
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String padded(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
