package io.jenkins.plugins.aegis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
    private static final Path TEXTS = Path.of("src/main/resources/io/jenkins/plugins/aegis/rule/rules.properties");
    private static final Pattern WARNING = Pattern.compile("Finding\\.warning\\(\\s*Rule\\.([A-Z_0-9]+)");

    @ParameterizedTest
    @EnumSource(Rule.class)
    void saysOfEveryRuleWhatItMeansWhyItExistsAndHowToFixIt(Rule rule) {
        Explanation explanation = Explanation.of(rule);

        assertThat(Stream.of(explanation.meaning(), explanation.reason(), explanation.fix()))
                .allMatch(text -> text.endsWith("."));
    }

    @Test
    void hasNoTextOfARuleThatDoesNotExist() throws IOException {
        Properties texts = new Properties();
        try (Reader in = Files.newBufferedReader(TEXTS, StandardCharsets.UTF_8)) {
            texts.load(in);
        }
        assertThat(texts.stringPropertyNames())
                .allMatch(key -> Rule.ofId(key.substring(0, key.indexOf('.'))).isPresent(), "of a rule")
                .allMatch(key -> key.matches("[^.]+\\.(meaning|reason|fix|source|warning)"), "a known part");
    }

    /** Read from the sources: where a rule is reported as a warning, its page says when. */
    @Test
    void saysWhenARuleOnlyWarns() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = WARNING.matcher(Files.readString(source));
                while (found.find()) {
                    assertThat(Explanation.of(Rule.valueOf(found.group(1))).warning())
                            .as(
                                    "%s.warning, for %s",
                                    Rule.valueOf(found.group(1)).id(), source)
                            .isPresent();
                }
            }
        }
    }
}
