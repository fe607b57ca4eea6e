package io.jenkins.plugins.aegis.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every event in full, and the state of the chain that holds them together. */
final class ReportChain {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final int SHORT_HASH = 12;

    private ReportChain() {}

    static void timeline(Html html, List<AuditRecord> records) {
        html.open("section", "aria-labelledby", "timeline", "class", "timeline");
        html.element("h2", "Timeline", "id", "timeline");
        html.element("p", "Every event, in the order in which it was recorded; times are UTC.");
        html.table(
                "All events that the chain vouches for",
                List.of("No.", "Time", "Event", "What it says", "Hash"),
                records,
                ReportChain::event);
        html.close();
    }

    private static void event(Html html, AuditRecord entry) {
        boolean odd = entry.event() instanceof AuditEvent.TornTailSetAside;
        html.open("tr", "class", odd ? "attention" : "event");
        html.element("th", String.valueOf(entry.seq()), "scope", "row", "class", "tight");
        html.open("td", "class", "tight");
        html.element("time", TIME.format(entry.at()), "datetime", entry.at().toString());
        html.close().element("td", entry.event().type(), "class", "tight");
        html.open("td").text(EventText.of(entry.event())).open("details");
        html.element("summary", "Data")
                .element("pre", json(entry.event()))
                .close()
                .close();
        html.open("td", "class", "tight").element("code", entry.hash().substring(0, SHORT_HASH), "title", entry.hash());
        html.close().close();
    }

    private static String json(AuditEvent event) {
        try {
            return AuditJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(AuditJson.data(event));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read as JSON can be written as JSON", e);
        }
    }

    static void chain(Html html, ChainVerdict verdict, List<String> unvouched, String commands) {
        html.open("section", "aria-labelledby", "chain", "class", "chain");
        html.element("h2", "State of the chain", "id", "chain");
        html.element("p", "Each line of the log carries the SHA-256 of its content and that of the line before.");
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("verdict", verdict.summary());
        facts.put("events vouched for", String.valueOf(verdict.events()));
        facts.put("head", verdict.head());
        verdict.notes().forEach(note -> facts.merge("notes", note, (a, b) -> a + "\n" + b));
        ReportDecisions.pairs(html, facts);
        if (!unvouched.isEmpty()) {
            html.element("h3", "Lines that nothing vouches for, as they stand");
            html.element("pre", String.join("\n", unvouched));
        }
        html.element("h3", "Verify it yourself");
        html.element(
                "p",
                "With a shell and sha256sum, in the directory of audit.jsonl. The last line must be the verdict"
                        + " above; compare its head with one that was noted down where the log's keeper cannot change it.");
        html.element("pre", commands);
        html.element(
                "p",
                "An intact chain proves that no event was changed, removed, inserted or moved. It does not"
                        + " prove that none is missing at the end, nor that the log was not rewritten as a whole: for that,"
                        + " compare the head.",
                "class",
                "soft");
        html.close();
    }
}
