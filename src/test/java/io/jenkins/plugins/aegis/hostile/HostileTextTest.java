package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.process.ShownLine;
import io.jenkins.plugins.aegis.adapter.yaml.YamlNodes;
import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditLog;
import io.jenkins.plugins.aegis.audit.FindingRecord;
import io.jenkins.plugins.aegis.audit.ReleaseReport;
import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.descriptor.VersionSurfaces;
import io.jenkins.plugins.aegis.model.Changelog;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.InvalidReleaseVersion;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.Pep440Version;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.model.VersionRange;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.port.RelativePath;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.testing.Figures;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Whatever somebody writes: it is refused with a message that is harmless itself, or means what it says. */
class HostileTextTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final DescriptorReader DESCRIPTORS = new DescriptorReader();

    @Provide
    Arbitrary<String> hostile() {
        return HostileText.texts();
    }

    /** What may be thrown, and is shown then. */
    private static void refusedHarmlessly(Runnable reading) {
        long start = System.nanoTime();
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            assertThat(message.replace("\n", ""))
                    .matches(HostileText::isHarmless, "harmless")
                    .hasSizeLessThan(5_000);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    }

    @Property(seed = HostileText.SEED)
    void versionsAreWhatTheySay(@ForAll("hostile") String text) {
        refusedHarmlessly(
                () -> assertThat(ReleaseVersion.parse(text).toString()).isEqualTo(text));
        refusedHarmlessly(() -> Pep440Version.parse(text).ifPresent(version -> version.isSameAs(version)));
        refusedHarmlessly(() -> new VersionRange(text).contains(ReleaseVersion.parse("1.2.3")));
        try {
            ReleaseVersion.parse(text);
        } catch (InvalidReleaseVersion e) {
            assertThat(e.getMessage()).matches(HostileText::isHarmless, "harmless");
        }
    }

    @Property(seed = HostileText.SEED)
    void pathsStayInside(@ForAll("hostile") String text) {
        refusedHarmlessly(() -> {
            String path = RelativePath.require(text);
            assertThat(path).doesNotStartWith("/").doesNotContain("\\", "\0");
            assertThat(path.split("/", -1)).doesNotContain("", ".", "..");
        });
    }

    @Property(seed = HostileText.SEED)
    void patternsTakeLittleTime(@ForAll("hostile") String pattern, @ForAll("hostile") String path) {
        refusedHarmlessly(() -> new PathPattern(pattern).matches(path));
        refusedHarmlessly(() -> new PathPattern("**a".repeat(60) + "b").matches("a".repeat(4_000)));
    }

    @Property(seed = HostileText.SEED)
    void descriptorsAreReadOrRefused(@ForAll("hostile") String text, @ForAll("hostile") String value) {
        for (String yaml : List.of(text, "schema: 1\n" + text, "schema: 1\nbranches:\n  source: " + value)) {
            refusedHarmlessly(() -> {
                try {
                    ReleaseDescriptor read = DESCRIPTORS.read(yaml);
                    assertThat(read.packaging().channels()).isNotEmpty();
                } catch (InvalidDescriptor e) {
                    assertThat(e.getMessage().replace("\n", "")).matches(HostileText::isHarmless, "harmless");
                }
            });
        }
    }

    @Property(seed = HostileText.SEED)
    void documentsAreUnderstoodOrNot(@ForAll("hostile") String text) {
        for (String file : List.of("package.json", "Chart.yaml")) {
            refusedHarmlessly(() -> VersionSurfaces.read(text, new ReleaseDescriptor.VersionSurface(file, "/version")));
        }
        refusedHarmlessly(() -> YamlNodes.read(text));
        refusedHarmlessly(() -> Changelog.parse(text).section(ReleaseVersion.parse("1.2.3")));
    }

    @Property(seed = HostileText.SEED)
    void tagMessagesClaimNothingByAccident(@ForAll("hostile") String text) {
        CommitId commit = new CommitId("0".repeat(40));
        TagRef tag = new TagRef(
                "v1.2.3-preview.1",
                commit,
                true,
                Optional.of(commit),
                text.lines().toList());
        ReleaseVersion version = ReleaseVersion.parse("1.2.3-preview.1");
        refusedHarmlessly(() -> {
            TagMessage.gates(tag);
            TagMessage.missingRecoveryLines(tag, version);
            TagMessage.recoveryIssue(tag);
            TagMessage.isOfThisPipeline(tag, version);
        });
    }

    @Property(seed = HostileText.SEED)
    void whatIsShownIsHarmless(@ForAll("hostile") String text) {
        assertThat(Printable.of(text, 200)).matches(HostileText::isHarmless, "harmless");
        assertThat(ShownLine.of(text)).matches(HostileText::isHarmless, "harmless");
        assertThat(ShownLine.of(text).length()).isLessThan(70_000);
    }

    @Example
    void complaintsAboutYamlAreHarmless() {
        refusedHarmlessly(() -> YamlNodes.read("\0"));
    }

    @Property(tries = 40, seed = HostileText.SEED)
    void theLogAndTheReportKeepTheirForm(@ForAll("hostile") String text) throws Exception {
        Path directory = Files.createTempDirectory("aegis-hostile");
        Path log = directory.resolve("audit.jsonl");
        Path report = directory.resolve("report.html");
        try {
            try (AuditLog audit = AuditLog.open(log, Instant::now)) {
                audit.append(new AuditEvent.ApprovalRejected(text, text, text));
                audit.append(new AuditEvent.PlanDecided(
                        "aegisVerifyReleasePr",
                        List.of(new FindingRecord("AEGIS-RPR-001", "BLOCKER", "#7 is titled \"" + text + "\"", text)),
                        List.of(text),
                        "0".repeat(64)));
                audit.append(new AuditEvent.ReleaseFinished("REFUSED", text));
            }
            assertThat(AuditChainVerifier.verify(log).intact()).isTrue();
            assertThat(Files.readAllLines(log)).hasSize(3).allMatch(HostileText::isHarmless);
            ReleaseReport.write(log, report);
            String html = Files.readString(report);
            assertThat(html).doesNotContain("<script>alert", "<img src=x");
            String xml = html.replaceFirst("(?i)<!doctype[^>]*>", "");
            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                            .getElementsByTagName("script")
                            .getLength())
                    .isZero();
        } finally {
            Files.deleteIfExists(log);
            Files.deleteIfExists(report);
            try (var rest = Files.list(directory)) {
                for (Path file : rest.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(directory);
        }
    }

    @AfterContainer
    static void printFigures() {
        Figures.say("40-properties-texts", "properties 8, cases " + HostileText.CASES.get() + " (hostile texts)");
    }
}
