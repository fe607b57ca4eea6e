package io.jenkins.plugins.aegis.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.clawhub.SkillArchive;
import io.jenkins.plugins.aegis.adapter.packaging.PackedChart;
import io.jenkins.plugins.aegis.adapter.packaging.PackedPackage;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.PackedPackages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Archives that a build left: judged as every tool reads them, or refused. */
class HostileArchiveTest {
    private static final AtomicInteger CASES = new AtomicInteger();
    private static final String OURS = "{\"name\":\"@own/widget\",\"version\":\"1.0.0\"}";
    private static final String THEIRS = "{\"name\":\"@own/other\",\"version\":\"1.0.0\"}";

    @Provide
    Arbitrary<String> hostile() {
        return HostileText.texts();
    }

    private interface Reading {
        Object read(InputStream archive) throws IOException;
    }

    private static String outcome(Reading reading, byte[] archive) {
        CASES.incrementAndGet();
        long start = System.nanoTime();
        String outcome;
        try {
            outcome = String.valueOf(reading.read(new ByteArrayInputStream(archive)));
        } catch (IOException e) {
            outcome = "refused: " + e.getMessage();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        return outcome;
    }

    private static byte[] tar(String... pathsAndContents) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.put(pathsAndContents[i], pathsAndContents[i + 1]);
        }
        return PackedPackages.tarball(files);
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[]... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            for (byte[] part : parts) {
                gzip.write(part);
            }
        }
        return bytes.toByteArray();
    }

    @Property(seed = HostileText.SEED)
    void aChangedByteIsRefusedOrChangesNothing(
            @ForAll @IntRange(max = 511) int at, @ForAll @IntRange(min = 1, max = 255) int flip) throws Exception {
        byte[] tar = unpacked(tar("package/package.json", OURS, "package/index.js", "1"));
        tar[at] ^= (byte) flip;

        assertThat(outcome(PackedPackage::read, packed(tar)))
                .matches(said -> said.startsWith("refused: ") || said.contains("@own/widget"), "refused or the same");
    }

    @Property(seed = HostileText.SEED)
    void textInPlaceOfAnArchiveOrAManifestIsRefused(@ForAll("hostile") String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(outcome(PackedPackage::read, bytes)).startsWith("refused: ");
        assertThat(outcome(PackedChart::read, tar("x/Chart.yaml", text))).isNotEmpty();
        assertThat(outcome(PackedPackage::read, tar("package/package.json", text)))
                .isNotEmpty();
        assertThat(outcome(archive -> SkillArchive.read(archive.readAllBytes()), bytes))
                .isNotEmpty();
    }

    @Example
    void twoManifestsAreRefused() throws Exception {
        for (String second : new String[] {"other/package.json", "./package/package.json", "package//package.json"}) {
            assertThat(outcome(PackedPackage::read, tar("package/package.json", OURS, second, THEIRS)))
                    .as(second)
                    .startsWith("refused: ");
        }
        byte[] ours = unpacked(tar("package/package.json", OURS));
        byte[] theirs = unpacked(tar("package/package.json", THEIRS));
        byte[] first = Arrays.copyOf(ours, 1024);
        assertThat(outcome(PackedPackage::read, packed(first, theirs))).startsWith("refused: ");
        assertThat(outcome(PackedPackage::read, packed(ours, theirs))).startsWith("refused: ");
    }

    @Example
    void aBombIsRefusedInTime() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] head = unpacked(tar("package/package.json", OURS));
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(head, 0, 1024);
            gzip.write(new byte[300 << 20]);
            gzip.write(1);
        }
        assertThat(outcome(PackedPackage::read, bytes.toByteArray())).startsWith("refused: ");
    }

    @AfterContainer
    static void printFigures() {
        Figures.say("41-properties-archives", "properties 4, cases " + CASES.get() + " (hostile archives)");
    }
}
