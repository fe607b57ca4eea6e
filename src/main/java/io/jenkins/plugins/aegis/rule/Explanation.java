package io.jenkins.plugins.aegis.rule;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/**
 * What people read about a rule beside its demand. The texts are in {@code rules.properties}; what stands there between
 * backticks is code.
 *
 * @param meaning what a finding of the rule says
 * @param reason why the rule exists
 * @param fix what a person does about it
 * @param source sections of the release process and lessons, with semicolons between them
 * @param warning when a finding of it is shown and refuses nothing; empty if it always refuses
 */
public record Explanation(String meaning, String reason, String fix, String source, Optional<String> warning) {
    private static final Properties TEXTS = read();

    /** @throws IllegalStateException if the rule has no text; a test holds that each has */
    public static Explanation of(Rule rule) {
        return new Explanation(
                text(rule, "meaning"),
                text(rule, "reason"),
                text(rule, "fix"),
                text(rule, "source"),
                Optional.ofNullable(TEXTS.getProperty(rule.id() + ".warning")));
    }

    private static String text(Rule rule, String part) {
        return Optional.ofNullable(TEXTS.getProperty(rule.id() + "." + part))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalStateException("rules.properties lacks " + rule.id() + "." + part));
    }

    private static Properties read() {
        Properties texts = new Properties();
        try (Reader in = new InputStreamReader(
                Explanation.class.getResourceAsStream("rules.properties"), StandardCharsets.UTF_8)) {
            texts.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
