package io.jenkins.plugins.aegis.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The settings as Configuration as Code, by the very text of the documentation. */
@WithJenkins
class ConfigurationAsCodeTest {
    private static final Path DOCUMENTS = Path.of("..", "docs");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\\R(.*?)```");

    @TempDir
    Path directory;

    /** Every example of the documentation that configures a controller. */
    static List<String> documented() throws IOException {
        List<String> examples = new ArrayList<>();
        try (Stream<Path> files = Files.walk(DOCUMENTS)) {
            for (Path page : files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                EXAMPLE.matcher(Files.readString(page))
                        .results()
                        .map(found -> found.group(1))
                        .filter(text -> text.contains("unclassified:"))
                        .forEach(examples::add);
            }
        }
        return examples;
    }

    private void configure(String yaml) throws Exception {
        Path file = Files.writeString(directory.resolve("jenkins.yaml"), yaml);
        ConfigurationAsCode.get().configure(file.toString());
    }

    private static String exported() throws Exception {
        ByteArrayOutputStream yaml = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(yaml);
        return yaml.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("documented")
    void takesEachExampleOfTheDocumentation(String example, JenkinsRule jenkins) throws Exception {
        configure(example);

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isNotEqualTo(new SiteSettings());
    }

    @Test
    void takesTheExampleOfAllSettings(JenkinsRule jenkins) throws Exception {
        configure(EXAMPLE.matcher(Files.readString(DOCUMENTS.resolve("configuration.md")))
                .results()
                .map(found -> found.group(1))
                .filter(text -> text.contains("unclassified:"))
                .findFirst()
                .orElseThrow());

        ReleaseSite site = EffectiveSettings.of(List.of(AegisConfiguration.get().getSite()))
                .toSite();
        assertThat(site.repository()).isEqualTo("example/widget");
        assertThat(site.approval().approvers()).containsExactlyInAnyOrder("maria", "noor");
        assertThat(site.approval().approvalsRequired()).isEqualTo(2);
        assertThat(site.approval().overlay("major-cutover")).isPresent();
        assertThat(site.registries().pypi()).isPresent();
        assertThat(SystemCredentialsProvider.getInstance().getCredentials()).hasSize(4);
    }

    @Test
    void exportsWhatItTakesBack(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.complete());
        String exported = exported();
        AegisConfiguration.get().setSite(new SiteSettings());

        configure("unclassified:\n" + section(exported));

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.complete());
    }

    @Test
    void takesSigningWithoutAKey(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(SampleSettings.withoutKey());
        String exported = exported();
        AegisConfiguration.get().setSite(new SiteSettings());

        configure("unclassified:\n" + section(exported));

        assertThat(AegisConfiguration.get().getSite())
                .usingRecursiveComparison()
                .isEqualTo(SampleSettings.withoutKey());
    }

    @Test
    void exportsNothingThatNobodySet(JenkinsRule jenkins) throws Exception {
        AegisConfiguration.get().setSite(new SiteSettings());

        assertThat(exported()).doesNotContain("committerName", "approvalsRequired");
    }

    /** Ours alone: an export of the whole controller is not meant to be read back as it is. */
    private static String section(String exported) {
        Matcher section = Pattern.compile("(?m)^  aegisRelease:\\R(    .*\\R)+").matcher(exported);
        assertThat(section.find()).as(exported).isTrue();
        return section.group();
    }
}
