package io.jenkins.plugins.aegis.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalGranted;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRejected;
import io.jenkins.plugins.aegis.audit.AuditEvent.ApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.ArtifactBuilt;
import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.audit.AuditEvent.FurtherApprovalRequested;
import io.jenkins.plugins.aegis.audit.AuditEvent.PlanDecided;
import io.jenkins.plugins.aegis.audit.AuditEvent.ReleaseFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepFinished;
import io.jenkins.plugins.aegis.audit.AuditEvent.StepStarted;
import io.jenkins.plugins.aegis.audit.AuditEvent.UnknownEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ReleaseReportTest {
    private static final String HOSTILE =
            "</style></title><script>alert(1)</script><img src=x onerror='a()'>\"' & &lt;";
    private static final Set<String> ELEMENTS = Set.of(
            ("html head meta title style body header main section footer div p span strong h1 h2 h3 dl dt dd ol li"
                            + " table caption thead tbody tr th td code pre time details summary blockquote a")
                    .split(" "));

    @TempDir
    Path directory;

    private Path log;
    private Path report;

    @BeforeEach
    void nameTheFiles() {
        log = directory.resolve("audit.jsonl");
        report = directory.resolve("out/report.html");
    }

    @Test
    void showsWhatWasReleased() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(text(page, "header"))
                .contains("0.6.6-preview", "RELEASED", "v0.6.6-preview", SampleRelease.COMMIT, "47 min");
    }

    @Test
    void showsTheVerdictAndTheHead() throws Exception {
        Document page = render(SampleRelease.events());

        ChainVerdict verdict = AuditChainVerifier.verify(log);
        assertThat(text(section(page, "chain"))).contains(verdict.summary(), "sha256sum");
    }

    @Test
    void showsFindingsWithRemedyAndWaiver() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(text(section(page, "findings")))
                .contains(
                        "AEGIS-META-002",
                        "BLOCKER",
                        "Remedy: Bring both to the latest published version",
                        "accepted by mara",
                        "see #4711");
    }

    @Test
    void saysWhenALaterPlanNoLongerHasAFinding() throws Exception {
        FindingRecord finding = new FindingRecord("AEGIS-CUT-003", "BLOCKER", "m", "r");

        Document page = render(List.of(
                new PlanDecided("aegisCut", List.of(finding), List.of(), ""),
                new PlanDecided("aegisCut", List.of(), List.of(), "")));

        assertThat(text(section(page, "findings"))).contains("gone since event 2");
    }

    @Test
    void showsWhoApprovedWhatByWhichRight() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(text(section(page, "approval")))
                .contains("jonas", "folder configuration", "2026-03-02T14:13:58Z", "Smoke test fine")
                .contains(SampleRelease.COMMIT, SampleRelease.TARBALL, SampleRelease.SUBJECT);
    }

    @Test
    @DisplayName("L14 an approval of other bytes than were asked about is shown as such")
    void showsAnApprovalOfSomethingElse() throws Exception {
        Document page = render(List.of(
                new ApprovalRequested("1.2.3", "c", "asked", new TreeMap<>()),
                new ApprovalGranted("jonas", "approver", "now", "", "other")));

        assertThat(text(section(page, "approval"))).contains("APPROVED SOMETHING ELSE", "other");
    }

    @Test
    @DisplayName("L15 a rejection is shown with its author and reason")
    void showsARejection() throws Exception {
        Document page = render(List.of(
                new ApprovalRequested("1.2.3", "c", "asked", new TreeMap<>()),
                new ApprovalRejected("jonas", "", "now", "not on a Friday", "GoNoGo"),
                new ReleaseFinished("REFUSED", "no-go by jonas")));

        assertThat(text(section(page, "approval"))).contains("REJECTED", "jonas", "not on a Friday");
        assertThat(text(page, "header")).contains("REFUSED");
    }

    @Test
    void highlightsAnIntentWithoutOutcome() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(texts(section(page, "effects"), "tr", "attention"))
                .singleElement()
                .asString()
                .contains("NpmPublish", "NO OUTCOME", "looked at again in event 46");
    }

    @Test
    void pairsAnOutcomeWithTheIntentOfItsOwnRun() throws Exception {
        EffectIntended intent = new EffectIntended("s", "TagPush", "push", Map.of());

        Document page = render(List.of(
                new StepStarted("s", "1.2.3", Map.of()),
                intent,
                new StepStarted("s", "1.2.3", Map.of()),
                intent,
                new EffectSettled("s", "TagPush", "push", "APPLIED", "")));

        assertThat(texts(section(page, "effects"), "tr", "attention"))
                .singleElement()
                .asString()
                .contains("event 2", "looked at again in event 5");
    }

    @Test
    void takesAnEffectFoundDoneInTheSameRunAsItsOutcome() throws Exception {
        Document page = render(List.of(
                new StepStarted("s", "1.2.3", Map.of()),
                new EffectIntended("s", "TagPush", "push", Map.of()),
                new EffectSettled("s", "TagPush", "push", "ALREADY_DONE", "")));

        assertThat(texts(section(page, "effects"), "tr", "attention")).isEmpty();
    }

    @Test
    void showsArtifactsAndChannelsWithDigests() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(text(section(page, "artifacts"))).contains("1,482,133", SampleRelease.TARBALL);
        assertThat(text(section(page, "channels"))).contains("github-release", "sha256:" + SampleRelease.TARBALL);
    }

    @Test
    void showsStagesThatWereNotReached() throws Exception {
        Document page = render(List.of(
                new StepStarted("aegisPreflight", "1.2.3", Map.of()),
                new StepFinished("aegisPreflight", "REFUSED", "2 blockers"),
                new ReleaseFinished("REFUSED", "")));

        assertThat(text(section(page, "stages"))).startsWith("Stages✕Preflightrefused–Cut release branchnot run");
    }

    @Test
    void saysThatAReleaseIsUnfinished() throws Exception {
        Document page = render(SampleRelease.events().subList(0, 20));

        assertThat(text(page, "header")).contains("UNFINISHED");
    }

    @Test
    void doesNotTakeAnEarlierEndForTheEnd() throws Exception {
        Document page = render(
                List.of(new ReleaseFinished("RELEASED", ""), new StepStarted("aegisPreflight", "1.2.3", Map.of())));

        assertThat(text(page, "header")).contains("UNFINISHED").doesNotContain("RELEASED");
    }

    @Test
    void believesNothingAfterABrokenLine() throws Exception {
        SampleRelease.write(log, SampleRelease.events());
        Files.writeString(log, Files.readString(log).replace("Smoke test fine", "Smoke test fire"));

        Document page = page();

        assertThat(text(page, "header")).contains("NOT VOUCHED FOR").doesNotContain("RELEASED");
        assertThat(text(section(page, "approval"))).doesNotContain("fire");
        assertThat(text(section(page, "chain"))).contains("line 34 does not match its own hash", "Smoke test fire");
    }

    @Test
    void announcesABrokenLogAtTheTop() throws Exception {
        SampleRelease.write(log, SampleRelease.events());
        Files.writeString(log, Files.readString(log).replace("Smoke test fine", "Smoke test fire"));

        assertThat(texts(page().getDocumentElement(), "div", "banner bad"))
                .singleElement()
                .asString()
                .contains("was changed after it was written");
    }

    @Test
    void announcesALogThatWasCutShort() throws Exception {
        SampleRelease.write(log, SampleRelease.events());

        ChainVerdict verdict = ReleaseReport.write(log, report, ExpectedEnd.count(60));

        assertThat(verdict.brokenAt()).isPresent();
        assertThat(report).content().contains("was changed after it was written");
    }

    @Test
    void interpretsNothingAfterTheExpectedEnd() throws Exception {
        SampleRelease.write(log, SampleRelease.events());

        ReleaseReport.write(log, report, ExpectedEnd.count(58));

        assertThat(report)
                .content()
                .contains("comes after the 58 expected events")
                .doesNotContain("RELEASED</span>");
    }

    @Test
    @DisplayName("no value of any event becomes markup")
    void escapesEveryValue() throws Exception {
        Document page = render(hostileEvents());

        assertThat(elementsOf(page)).isSubsetOf(ELEMENTS);
        assertThat(attributesOf(page)).noneMatch(name -> name.startsWith("on") || name.equals("src"));
        assertThat(text(section(page, "findings"))).contains(HOSTILE);
        assertThat(text(section(page, "channels"))).contains(HOSTILE);
    }

    @Test
    @DisplayName("no raw line of a broken log becomes markup")
    void escapesRawLines() throws Exception {
        Files.writeString(log, HOSTILE + "\n\u001b[2J\u0000\n");

        Document page = page();

        assertThat(elementsOf(page)).isSubsetOf(ELEMENTS);
        assertThat(text(section(page, "chain"))).contains(HOSTILE, "U+001B[2JU+0000");
    }

    @Test
    void linksNothingButTheWeb() throws Exception {
        Document page = render(List.of(
                new ChannelObserved("a", "a@1", "PUBLISHED", "", "javascript:alert(1)"),
                new ChannelObserved("b", "b@1", "PUBLISHED", "", "https://example.org/\"><script>")));

        assertThat(all(page, "a").stream().map(a -> a.getAttribute("href")))
                .containsExactly("#report", "#chain", "https://example.org/\"><script>");
    }

    @Test
    void makesInvisibleCharactersVisible() throws Exception {
        Document page = render(List.of(new ReleaseFinished("RELEASED", "safe\u202egnp.exe\u200b\u001b[31m")));

        assertThat(text(page, "header")).contains("safeU+202Egnp.exeU+200BU+001B[31m");
    }

    @Test
    void needsNothingFromOutside() throws Exception {
        render(SampleRelease.events());

        assertThat(Files.readString(report)).doesNotContain("<script", "<link", "@import", "url(", " src=", " style=");
    }

    @Test
    void allowsExactlyItsOwnStyleSheet() throws Exception {
        Document page = render(SampleRelease.events());

        String style = all(page, "style").get(0).getTextContent();
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(UTF_8)));
        assertThat(all(page, "meta").get(1).getAttribute("content"))
                .isEqualTo(
                        "default-src 'none'; style-src 'sha256-" + digest + "'; base-uri 'none'; form-action 'none'");
    }

    @Test
    void namesEverySectionAndTableForScreenReaders() throws Exception {
        Document page = render(SampleRelease.events());

        assertThat(all(page, "section"))
                .allSatisfy(section -> assertThat(all(section, "h2").get(0).getAttribute("id"))
                        .isEqualTo(section.getAttribute("aria-labelledby")));
        assertThat(all(page, "table")).isNotEmpty().allSatisfy(table -> {
            assertThat(all(table, "caption")).hasSize(1);
            assertThat(all(table, "th")).allMatch(th -> th.hasAttribute("scope"));
        });
    }

    @Test
    void saysTheSameOfTheSameLog() throws Exception {
        render(SampleRelease.events());
        String first = Files.readString(report);

        ReleaseReport.write(log, report);

        assertThat(report).content().isEqualTo(first);
    }

    @Test
    void writesAReportOfAnEmptyLog() throws Exception {
        assertThat(text(render(List.of()), "header")).contains("Unnamed release", "UNFINISHED");
    }

    @Test
    void namesALogThatIsNotThere() {
        assertThatThrownBy(() -> ReleaseReport.write(log, report))
                .isInstanceOf(AuditUnavailable.class)
                .hasMessageContaining("audit.jsonl");
    }

    @Test
    void showsTheCommandsOfTheDocumentation() throws IOException {
        SampleRelease.write(log, List.of());
        ReleaseReport.write(log, report);
        String page = Files.readString(Path.of("docs/audit-log.md"));

        int start = page.indexOf("```sh\n", page.indexOf("## Verify with a shell")) + 6;
        String documented = page.substring(start, page.indexOf("```\n", start));
        assertThat(new Html().text(documented).toString())
                .satisfies(commands -> assertThat(report).content().contains(commands));
    }

    private static List<AuditEvent> hostileEvents() {
        Map<String, String> map = Map.of(HOSTILE, HOSTILE);
        FindingRecord finding = new FindingRecord(HOSTILE, HOSTILE, HOSTILE, HOSTILE);
        List<AuditEvent> events = new ArrayList<>();
        events.add(new StepStarted(HOSTILE, HOSTILE, map));
        events.add(new PlanDecided(
                HOSTILE, List.of(finding, finding.waived(HOSTILE, HOSTILE)), List.of(HOSTILE), HOSTILE));
        events.add(new EffectIntended(HOSTILE, "TagPush", HOSTILE, Map.of("tag", HOSTILE)));
        events.add(new EffectSettled(HOSTILE, "TagPush", HOSTILE, "APPLIED", HOSTILE));
        events.add(new EffectIntended(HOSTILE, "Other", HOSTILE, map));
        events.add(new ArtifactBuilt(HOSTILE, 1, HOSTILE, HOSTILE));
        events.add(new AuditEvent.CheckFinished(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE)));
        events.add(new ApprovalRequested(HOSTILE, HOSTILE, HOSTILE, new TreeMap<>(map)));
        events.add(new FurtherApprovalRequested(HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE), HOSTILE));
        events.add(new ApprovalGranted(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE + "2", HOSTILE));
        events.add(new ApprovalRejected(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE));
        events.add(new ChannelObserved(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE));
        events.add(new UnknownEvent(HOSTILE, Map.of(HOSTILE, HOSTILE)));
        events.add(new StepFinished(HOSTILE, HOSTILE, HOSTILE));
        events.add(new ReleaseFinished(HOSTILE, HOSTILE));
        return events;
    }

    private Document render(List<AuditEvent> events) throws Exception {
        SampleRelease.write(log, events);
        return page();
    }

    /** The report is well-formed XML; whatever broke out of its place would show in the tree. */
    private Document page() throws Exception {
        ReleaseReport.write(log, report);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(report)));
    }

    private static Element section(Document page, String id) {
        return all(page, "section").stream()
                .filter(section -> section.getAttribute("aria-labelledby").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Document page, String tag) {
        return text(all(page, tag).get(0));
    }

    private static String text(Element element) {
        return element.getTextContent();
    }

    private static List<String> texts(Element within, String tag, String css) {
        return elements(within.getElementsByTagName(tag)).stream()
                .filter(element -> element.getAttribute("class").equals(css))
                .map(ReleaseReportTest::text)
                .toList();
    }

    private static List<Element> all(Document page, String tag) {
        return elements(page.getElementsByTagName(tag));
    }

    private static List<Element> all(Element within, String tag) {
        return elements(within.getElementsByTagName(tag));
    }

    private static Set<String> elementsOf(Document page) {
        Set<String> names = new HashSet<>();
        all(page, "*").forEach(element -> names.add(element.getTagName()));
        return names;
    }

    private static Set<String> attributesOf(Document page) {
        Set<String> names = new HashSet<>();
        all(page, "*").forEach(element -> {
            for (int i = 0; i < element.getAttributes().getLength(); i++) {
                names.add(element.getAttributes().item(i).getNodeName());
            }
        });
        return names;
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
