package io.jenkins.plugins.aegis.audit;

import java.util.Locale;

/** How an outcome is shown: always as a symbol and a word, the colour only repeats it. */
public enum Tone {
    GOOD("✓"),
    SAME("="),
    WARN("!"),
    BAD("✕"),
    IDLE("–");

    private final String symbol;

    Tone(String symbol) {
        this.symbol = symbol;
    }

    public String symbol() {
        return symbol;
    }

    /** The word for style sheets. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tone of an outcome, status, state or severity, by the word in it. */
    public static Tone of(String word) {
        String upper = word.toUpperCase(Locale.ROOT);
        if (containsAny(
                upper, "FAIL", "REFUSED", "REJECT", "ABORT", "ERROR", "BLOCKER", "MISMATCH", "DIFFER", "OTHER")) {
            return BAD;
        }
        if (containsAny(upper, "WARN", "UNKNOWN", "MISSING", "ABSENT", "UNFINISHED", "PENDING", "PARTIAL")) {
            return WARN;
        }
        if (containsAny(upper, "ALREADY", "UNCHANGED")) {
            return SAME;
        }
        return containsAny(upper, "SKIP", "INFO", "NOT RUN", "DRY") || upper.isBlank() ? IDLE : GOOD;
    }

    private static boolean containsAny(String text, String... words) {
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
