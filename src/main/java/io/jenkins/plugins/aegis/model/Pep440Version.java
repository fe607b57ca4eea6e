package io.jenkins.plugins.aegis.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Any version that a Python package index may hold, in the order in which installers see it.
 *
 * <p>Two versions are the same if they compare as equal: {@code 1.0} and {@code 1.0.0} are. Numbers have at most 18
 * digits. Source: PEP 440, its grammar in appendix B and "Summary of permitted suffixes and relative ordering".
 *
 * @param release at least one number
 * @param pre {@code a}, {@code b} or {@code rc}; empty for none
 * @param local what follows a plus sign; empty for none
 */
public record Pep440Version(
        long epoch,
        List<Long> release,
        String pre,
        OptionalLong preNumber,
        OptionalLong post,
        OptionalLong dev,
        String local)
        implements Comparable<Pep440Version> {
    private static final String NUMBER = "([0-9]{1,18})";
    private static final Pattern FORM = Pattern.compile("v?(?:" + NUMBER + "!)?([0-9]{1,18}(?:\\.[0-9]{1,18})*)"
            + "(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?" + NUMBER + "?)?"
            + "(?:-" + NUMBER + "|[-_.]?(post|rev|r)[-_.]?" + NUMBER + "?)?"
            + "(?:[-_.]?(dev)[-_.]?" + NUMBER + "?)?"
            + "(?:\\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?");
    private static final Comparator<Pep440Version> ORDER = Comparator.comparingLong(Pep440Version::epoch)
            .thenComparing(Pep440Version::release, Pep440Version::compareNumbers)
            .thenComparingInt(Pep440Version::preRank)
            .thenComparingLong(version -> version.preNumber.orElse(0))
            .thenComparingLong(version -> version.post.orElse(-1))
            .thenComparingLong(version -> version.dev.orElse(Long.MAX_VALUE))
            .thenComparing(Pep440Version::local, Pep440Version::compareLocal);

    public Pep440Version {
        release = List.copyOf(release);
    }

    /** Empty if the text is none; spellings other than the normal form are read as the PEP says. */
    public static Optional<Pep440Version> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        List<Long> release =
                Arrays.stream(form.group(2).split("\\.")).map(Long::valueOf).toList();
        String implicitPost = form.group(5);
        return Optional.of(new Pep440Version(
                form.group(1) == null ? 0 : Long.parseLong(form.group(1)),
                release,
                pre(form.group(3)),
                numbered(form.group(3), form.group(4)),
                implicitPost != null
                        ? OptionalLong.of(Long.parseLong(implicitPost))
                        : numbered(form.group(6), form.group(7)),
                numbered(form.group(8), form.group(9)),
                form.group(10) == null ? "" : form.group(10).replaceAll("[-_]", ".")));
    }

    private static String pre(String spelling) {
        if (spelling == null) {
            return "";
        }
        return switch (spelling) {
            case "alpha", "a" -> "a";
            case "beta", "b" -> "b";
            default -> "rc";
        };
    }

    /** A suffix without a number has the number 0. */
    private static OptionalLong numbered(String suffix, String number) {
        if (suffix == null) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(number == null ? 0 : Long.parseLong(number));
    }

    /** Development releases of a final release come before its pre-releases. */
    private int preRank() {
        return switch (pre) {
            case "a" -> 1;
            case "b" -> 2;
            case "rc" -> 3;
            default -> post.isEmpty() && dev.isPresent() ? 0 : 4;
        };
    }

    /** The number at that place of the release, from 0; 0 if it has none there. */
    public long releaseNumber(int place) {
        return place < release.size() ? release.get(place) : 0;
    }

    @Override
    public int compareTo(Pep440Version other) {
        return ORDER.compare(this, other);
    }

    public boolean isSameAs(Pep440Version other) {
        return compareTo(other) == 0;
    }

    private static int compareNumbers(List<Long> one, List<Long> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = Long.compare(i < one.size() ? one.get(i) : 0, i < other.size() ? other.get(i) : 0);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Numbers come after words, more segments after fewer. */
    private static int compareLocal(String one, String other) {
        List<String> left = segments(one);
        List<String> right = segments(other);
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compareSegments(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static List<String> segments(String local) {
        return local.isEmpty() ? List.of() : List.of(local.split("\\."));
    }

    private static int compareSegments(String one, String other) {
        boolean number = one.matches("[0-9]{1,18}");
        boolean otherNumber = other.matches("[0-9]{1,18}");
        if (number && otherNumber) {
            return Long.compare(Long.parseLong(one), Long.parseLong(other));
        }
        return number == otherNumber ? one.compareTo(other) : Boolean.compare(number, otherNumber);
    }

    /** The normal form. */
    @Override
    public String toString() {
        return (epoch == 0 ? "" : epoch + "!")
                + release.stream().map(String::valueOf).collect(Collectors.joining("."))
                + (pre.isEmpty() ? "" : pre + preNumber.orElse(0))
                + (post.isEmpty() ? "" : ".post" + post.getAsLong())
                + (dev.isEmpty() ? "" : ".dev" + dev.getAsLong())
                + (local.isEmpty() ? "" : "+" + local);
    }
}
