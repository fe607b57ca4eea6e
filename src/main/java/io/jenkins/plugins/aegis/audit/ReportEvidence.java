package io.jenkins.plugins.aegis.audit;

import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What was made and done: artifacts, what the channels serve, and the effects one by one. */
final class ReportEvidence {
    private ReportEvidence() {}

    static void channels(Html html, Collection<ChannelObserved> channels) {
        html.open("section", "aria-labelledby", "channels");
        html.element("h2", "Channels", "id", "channels");
        html.element("p", "What users are served, as it was seen last.");
        if (channels.isEmpty()) {
            html.element("p", "No channel was looked at.", "class", "empty");
        } else {
            html.table(
                    "Channels as observed",
                    List.of("Channel", "State", "Version there", "Digest and location"),
                    List.copyOf(channels),
                    ReportEvidence::channel);
        }
        html.close();
    }

    private static void channel(Html html, ChannelObserved seen) {
        html.open("tr").element("th", seen.channel(), "scope", "row");
        html.open("td").pill(Tone.of(seen.state()), seen.state()).close();
        html.open("td").element("code", seen.coordinate()).close();
        html.open("td").element("code", seen.digest()).open("span", "class", "also");
        // Anything else, javascript: above all, is shown and not linked.
        if (seen.location().toLowerCase(Locale.ROOT).matches("https?://[^\\p{Cntrl}]+")) {
            html.element("a", seen.location(), "href", seen.location(), "rel", "noreferrer noopener");
        } else {
            html.text(seen.location());
        }
        html.close().close().close();
    }

    static void artifacts(Html html, Collection<ArtifactBuilt> artifacts) {
        html.open("section", "aria-labelledby", "artifacts");
        html.element("h2", "Artifacts", "id", "artifacts");
        html.element("p", "Built once; these bytes and no others are published.");
        if (artifacts.isEmpty()) {
            html.element("p", "Nothing was built.", "class", "empty");
        } else {
            html.table(
                    "Artifacts as built",
                    List.of("Name", "Bytes", "Digests"),
                    List.copyOf(artifacts),
                    ReportEvidence::artifact);
        }
        html.close();
    }

    private static void artifact(Html html, ArtifactBuilt artifact) {
        html.open("tr").element("th", artifact.name(), "scope", "row");
        html.element("td", String.format(Locale.ENGLISH, "%,d", artifact.size()), "class", "tight");
        html.open("td").open("dl", "class", "digests");
        html.element("dt", "sha256")
                .open("dd")
                .element("code", artifact.sha256())
                .close();
        html.element("dt", "sha512")
                .open("dd")
                .element("code", artifact.sha512())
                .close();
        html.close().close().close();
    }

    static void effects(Html html, List<EffectHistory> effects) {
        html.open("section", "aria-labelledby", "effects");
        html.element("h2", "Effects", "id", "effects");
        html.element(
                "p",
                "Each was announced before it was done. An intent without outcome is marked: look whether it"
                        + " happened.");
        if (effects.isEmpty()) {
            html.element("p", "Nothing was done outside.", "class", "empty");
        } else {
            html.table(
                    "Effects: intent and outcome, by event number",
                    List.of("Effect", "Intent", "Outcome", "What"),
                    effects,
                    (table, effect) -> effect(table, effect, effects));
        }
        html.close();
    }

    private static void effect(Html html, EffectHistory history, List<EffectHistory> all) {
        html.open("tr", "class", history.isOpen() ? "attention" : "settled");
        html.open("th", "scope", "row", "class", "tight").text(history.effect().effect());
        html.element("span", Stages.label(history.effect().step()), "class", "also")
                .close();
        html.element("td", number(history.intended(), "not needed"), "class", "tight");
        html.open("td");
        history.outcome()
                .ifPresentOrElse(
                        outcome -> html.pill(Tone.of(outcome.status()), outcome.status()),
                        () -> html.pill(Tone.WARN, "NO OUTCOME"));
        html.element("span", outcomeNote(history, all), "class", "also").close();
        html.open("td").text(history.effect().description());
        history.outcome()
                .filter(outcome -> !outcome.reason().isBlank())
                .ifPresent(outcome -> html.element("span", outcome.reason(), "class", "also"));
        history.effect().details().forEach((name, value) -> html.open("span", "class", "also")
                .text(name + ": ")
                .element("code", value)
                .close());
        html.close().close();
    }

    private static String outcomeNote(EffectHistory history, List<EffectHistory> all) {
        if (!history.isOpen()) {
            return number(history.settled(), "");
        }
        OptionalLong later = history.settledLater(all);
        return later.isPresent()
                ? "recording was interrupted; looked at again in event " + later.getAsLong()
                : "nothing later says what became of it";
    }

    private static String number(OptionalLong seq, String otherwise) {
        return seq.isPresent() ? "event " + seq.getAsLong() : otherwise;
    }
}
