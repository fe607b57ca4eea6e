package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.Stages.Stage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The head of the report: what was released, how it ended, whether the log can be trusted, how far it came. */
final class ReportOverview {
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private ReportOverview() {}

    static void masthead(Html html, ReleaseStory story, ChainVerdict verdict) {
        html.open("header", "class", "masthead").open("div");
        html.element("p", "Release audit report", "class", "eyebrow");
        html.open("div", "class", "title").element("h1", title(story));
        outcome(html, story, verdict);
        html.open("dl", "class", "facts");
        fact(html, "Tag", story.tag(), verdict.intact() ? "not pushed" : "unknown");
        fact(html, "Commit", story.commit(), verdict.intact() ? "not fixed" : "unknown");
        time(html, "Started", story.first().map(AuditRecord::at).orElse(Instant.EPOCH));
        time(html, "Ended", story.latest().map(AuditRecord::at).orElse(Instant.EPOCH));
        html.open("div")
                .element("dt", "Duration")
                .element("dd", story.duration())
                .close();
        html.close().close().close();
    }

    /** What a broken log says about the end is not worth repeating. */
    private static void outcome(Html html, ReleaseStory story, ChainVerdict verdict) {
        if (!verdict.intact()) {
            html.pill(Tone.BAD, "NOT VOUCHED FOR").close();
            html.element("p", "How this release ended cannot be told from a log that was changed.");
        } else if (story.ending().isPresent()) {
            ReleaseFinished end = story.ending().get();
            html.pill(Tone.of(end.outcome()), end.outcome()).close().element("p", end.summary());
        } else {
            html.pill(Tone.WARN, "UNFINISHED").close().element("p", "The log does not say how it ended.");
        }
    }

    static String title(ReleaseStory story) {
        return story.version().isEmpty() ? "Unnamed release" : story.version();
    }

    private static void fact(Html html, String name, String value, String otherwise) {
        html.open("div").element("dt", name).open("dd");
        if (value.isEmpty()) {
            html.element("span", otherwise, "class", "soft");
        } else {
            html.element("code", value);
        }
        html.close().close();
    }

    private static void time(Html html, String name, Instant at) {
        html.open("div").element("dt", name + " (UTC)").open("dd");
        html.element("time", DAY_AND_TIME.format(at), "datetime", at.toString());
        html.close().close();
    }

    static void banner(Html html, ChainVerdict verdict) {
        Tone tone = verdict.intact() ? Tone.GOOD : Tone.BAD;
        html.open("div", "class", "banner " + tone.css(), "role", verdict.intact() ? "status" : "alert");
        html.open("span", "class", "mark", "aria-hidden", "true").element("span", tone.symbol());
        html.close().open("p");
        if (verdict.intact()) {
            html.element("strong", "The log behind this report is intact.");
            html.text("All " + verdict.events() + " events are chained; the head is ");
            html.element("code", verdict.head()).text(". ");
            html.element("a", "How to verify it yourself", "href", "#chain");
        } else {
            html.element("strong", "The log behind this report was changed after it was written.");
            html.text(verdict.summary() + " Only what comes before is interpreted here. ");
            html.element("a", "What is known about it", "href", "#chain");
        }
        html.close().close();
    }

    static void stages(Html html, List<Stage> stages, ChainVerdict verdict) {
        html.open("section", "aria-labelledby", "stages");
        html.element("h2", "Stages", "id", "stages").open("ol", "class", "steps");
        for (Stage stage : stages) {
            html.open("li", "class", stage.tone().css());
            html.element("span", stage.tone().symbol(), "class", "dot", "aria-hidden", "true");
            html.element("strong", stage.label());
            html.element("span", state(stage, verdict), "class", "state");
            if (stage.runs() > 1) {
                html.element("span", "ran " + stage.runs() + " times", "class", "soft");
            }
            html.close();
        }
        html.close().close();
    }

    private static String state(Stage stage, ChainVerdict verdict) {
        if (!stage.ran()) {
            return verdict.intact() ? "not run" : "unknown";
        }
        return stage.outcome().isEmpty()
                ? "unfinished"
                : stage.outcome().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
