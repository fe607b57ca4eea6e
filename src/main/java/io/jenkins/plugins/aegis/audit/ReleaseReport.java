package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.jenkins.plugins.aegis.audit.RawLines.RawLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The report of a release, one HTML file that needs nothing else: no script, no network, one style sheet that its own
 * content security policy allows by digest.
 *
 * <p>It is written from the audit log alone, so the same log gives the same report. Events that the chain does not vouch
 * for are not interpreted: they are shown as raw lines, under the verdict.
 */
public final class ReleaseReport {
    private static final int RAW_LINES = 50;
    private static final int RAW_LENGTH = 2000;

    private ReleaseReport() {}

    /** Writes the report of a log of whose end nothing is known; see {@link #write(Path, Path, ExpectedEnd)}. */
    public static ChainVerdict write(Path log, Path report) {
        return write(log, report, ExpectedEnd.unknown());
    }

    /**
     * Writes the report of a log, replacing an earlier one as a whole, and returns the verdict that it shows.
     *
     * @throws AuditUnavailable if the log cannot be read or the report cannot be written
     */
    public static ChainVerdict write(Path log, Path report, ExpectedEnd expected) {
        Path file = report.toAbsolutePath();
        try {
            ReleaseStory story = ReleaseStory.read(log, expected);
            ChainVerdict verdict = story.verdict();
            String html = html(story, unvouched(log, verdict));
            Files.createDirectories(TornTail.directoryOf(file));
            Path draft = file.resolveSibling(file.getFileName() + ".tmp");
            try {
                Files.writeString(draft, html);
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
            return verdict;
        } catch (IOException e) {
            throw new AuditUnavailable(
                    "report " + file + " of audit log " + log + " was not written (" + e
                            + "); check paths, rights and free space, and write it again: the log is unchanged",
                    e);
        }
    }

    private static List<String> unvouched(Path log, ChainVerdict verdict) throws IOException {
        List<String> raw = new ArrayList<>();
        if (verdict.intact()) {
            return raw;
        }
        long broken = verdict.brokenAt().get().line();
        try (InputStream in = Files.newInputStream(log)) {
            RawLines lines = new RawLines(in, 0);
            for (Optional<RawLine> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().number() >= broken && raw.size() < RAW_LINES) {
                    String text = new String(line.get().bytes(), UTF_8);
                    raw.add(line.get().number() + ": " + text.substring(0, Math.min(RAW_LENGTH, text.length())));
                }
            }
        }
        return raw;
    }

    private static String html(ReleaseStory story, List<String> unvouched) throws IOException {
        ChainVerdict verdict = story.verdict();
        String style = resource("report.css");
        Html html = new Html().trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(html, ReportOverview.title(story), style);
        html.open("body").element("a", "Skip to the report", "href", "#report", "class", "skip");
        ReportOverview.masthead(html, story, verdict);
        html.open("main", "id", "report");
        ReportOverview.banner(html, verdict);
        ReportOverview.stages(html, story.stages(), verdict);
        ReportDecisions.approvals(html, story.approvals());
        ReportDecisions.findings(html, story.findings());
        ReportEvidence.channels(html, story.channels());
        ReportEvidence.artifacts(html, story.artifacts());
        ReportEvidence.effects(html, story.effects());
        ReportChain.timeline(html, story.records());
        ReportChain.chain(html, verdict, unvouched, resource("verify.sh"));
        html.element("footer", "Written by Aegis Release from the audit log alone.");
        return html.close().close().close().trusted("\n").toString();
    }

    private static void head(Html html, String title, String style) {
        String digest = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.hex(style.getBytes(UTF_8))));
        html.open("head").single("meta", "charset", "utf-8");
        html.single(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'sha256-" + digest + "'; base-uri 'none'; form-action 'none'");
        html.single("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.single("meta", "name", "referrer", "content", "no-referrer");
        html.element("title", "Release " + title + ": audit report");
        html.open("style").trusted(style).close().close();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ReleaseReport.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("resource " + name + " is missing from the plugin");
            }
            return new String(in.readAllBytes(), US_ASCII);
        }
    }
}
