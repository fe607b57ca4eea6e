package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * How the descriptor differs from that of the last release, for the approver to see (lesson L35).
 *
 * @param before its text at the last release; Absent if it had none, or there was no release
 * @param after its text at the commit that is to be tagged
 */
record DescriptorChange(Observed<String> before, Observed<String> after) {
    /** The most changed lines that are shown. */
    static final int MOST_LINES = 40;

    private static final int LONGEST_LINE = 160;

    /** A table of this many cells is made at most; larger texts are compared by digest alone. */
    private static final long MOST_CELLS = 4_000_000;

    /** One line that says whether and how it changed. */
    String summary() {
        if (before.isUnknown() || after.isUnknown()) {
            return "unknown: " + before.unknownReason().or(after::unknownReason).orElseThrow();
        }
        if (before.asOptional().equals(after.asOptional())) {
            return "unchanged, " + digest(after);
        }
        return "CHANGED: " + ReleaseDescriptor.PATH + " was " + digest(before) + ", is " + digest(after);
    }

    /** The lines that went, with a minus, and those that came, with a plus; bounded, and safe to be printed. */
    List<String> lines() {
        if (before.isUnknown() || after.isUnknown()) {
            return List.of();
        }
        List<String> changed = difference(lines(before), lines(after));
        List<String> shown = new ArrayList<>(changed.stream()
                .limit(MOST_LINES)
                .map(line -> Printable.of(line, LONGEST_LINE))
                .toList());
        if (changed.size() > MOST_LINES) {
            shown.add("and " + (changed.size() - MOST_LINES) + " more changed lines");
        }
        return shown;
    }

    private static String digest(Observed<String> text) {
        return text.asOptional().map(Digest::sha256).map(Digest::toString).orElse("absent");
    }

    private static List<String> lines(Observed<String> text) {
        return text.asOptional().map(all -> all.lines().toList()).orElse(List.of());
    }

    /** By the longest common subsequence, once equal beginnings and ends are left away. */
    private static List<String> difference(List<String> before, List<String> after) {
        int start = 0;
        while (start < Math.min(before.size(), after.size())
                && before.get(start).equals(after.get(start))) {
            start++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - start
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<String> gone = before.subList(start, before.size() - end);
        List<String> come = after.subList(start, after.size() - end);
        return (gone.size() + 1L) * (come.size() + 1L) > MOST_CELLS
                ? List.of("too many lines differ to be compared: " + gone.size() + " became " + come.size())
                : walk(gone, come);
    }

    private static List<String> walk(List<String> gone, List<String> come) {
        int[][] common = new int[gone.size() + 1][come.size() + 1];
        for (int i = gone.size() - 1; i >= 0; i--) {
            for (int j = come.size() - 1; j >= 0; j--) {
                common[i][j] = gone.get(i).equals(come.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<String> changed = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < gone.size() || j < come.size()) {
            if (i < gone.size() && j < come.size() && gone.get(i).equals(come.get(j))) {
                i++;
                j++;
            } else if (j == come.size() || (i < gone.size() && common[i + 1][j] >= common[i][j + 1])) {
                changed.add("- " + gone.get(i++));
            } else {
                changed.add("+ " + come.get(j++));
            }
        }
        return changed;
    }
}
