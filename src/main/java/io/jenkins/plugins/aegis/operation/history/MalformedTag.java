package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.model.Prerelease;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a {@code v*} tag names no version: what people get wrong, told apart (lesson L1). */
final class MalformedTag {
    private static final Pattern START = Pattern.compile("v([0-9]+)\\.([0-9]+)\\.([0-9]+)(.*)");
    private static final Pattern SUFFIX = Pattern.compile("-([A-Za-z]*)(.*)");
    private static final int LONGEST_NUMBER = 9;

    private MalformedTag() {}

    /** @param tag a name of none of the accepted forms */
    static String why(String tag) {
        Matcher start = START.matcher(tag);
        if (!start.matches()) {
            return "three numbers X.Y.Z do not follow the v";
        }
        for (int number = 1; number <= 3; number++) {
            Optional<String> wrong = wrongNumber(start.group(number));
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        Matcher suffix = SUFFIX.matcher(start.group(4));
        if (!suffix.matches()) {
            return "what follows X.Y.Z starts with no dash";
        }
        if (Prerelease.ofLabel(suffix.group(1)).isEmpty()) {
            return "the prerelease is none of "
                    + String.join(
                            ", ",
                            Arrays.stream(Prerelease.values())
                                    .map(Prerelease::label)
                                    .toList());
        }
        return wrongCounter(suffix.group(2));
    }

    private static String wrongCounter(String text) {
        if (!text.startsWith(".")) {
            return "the counter is not joined by a dot";
        }
        String counter = text.substring(1);
        if (counter.equals("0")) {
            return "the counter starts at 1";
        }
        return counter.matches("[0-9]+")
                ? wrongNumber(counter).orElse("the counter has another form")
                : "the counter is no number";
    }

    private static Optional<String> wrongNumber(String digits) {
        if (digits.length() > 1 && digits.startsWith("0")) {
            return Optional.of("a number has a leading zero");
        }
        return digits.length() > LONGEST_NUMBER
                ? Optional.of("a number has more than " + LONGEST_NUMBER + " digits")
                : Optional.empty();
    }
}
