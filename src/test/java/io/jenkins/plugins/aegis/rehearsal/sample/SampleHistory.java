package io.jenkins.plugins.aegis.rehearsal.sample;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * Who did what and when in the sample project. Each commit brings the named files in their final form, and those of
 * its own directory of earlier versions; the first one brings all that no other names.
 */
final class SampleHistory {
    /** Release metadata: what a release commit touches. */
    static final List<String> METADATA = List.of(
            ".release-please-manifest.json",
            "CHANGELOG.md",
            "package.json",
            "package-lock.json",
            "deploy/helm/beacon/Chart.yaml");

    static final String RELEASED = "0.1.0";

    private static final Person MIRA = new Person("Mira Okafor", "mira@beacon.example");
    private static final Person NOE = new Person("Noé Lindqvist", "noe@beacon.example");
    private static final Person TARO = new Person("Taro Weiss", "taro@beacon.example");

    /** What version 0.1.0 holds; the last of them is tagged. */
    static final List<Step> RELEASE = List.of(
            new Step("01", MIRA, "2026-01-12T09:14:00+01:00", "chore: start the project", List.of()),
            new Step("02", MIRA, "2026-01-19T16:40:00+01:00", "feat: say how a service is doing", List.of()),
            new Step(
                    "03",
                    NOE,
                    "2026-01-26T11:05:00+01:00",
                    "feat(chart): run the beacon beside a service",
                    List.of("deploy/helm/beacon/values.yaml", "deploy/helm/beacon/templates/service.yaml")),
            new Step(
                    "04",
                    TARO,
                    "2026-02-02T10:22:00+09:00",
                    """
                    fix: take the worst of all checks, not the last one

                    The order in which checks were named decided what the beacon said.
                    """,
                    List.of("src/states.js", "test/states.test.js")),
            new Step("05", MIRA, "2026-02-09T14:00:00+01:00", "chore(release): 0.1.0", METADATA));

    /** What came after it. */
    static final List<Step> SINCE = List.of(
            new Step(
                    "06", NOE, "2026-02-16T17:31:00+01:00", "feat: serve the state over HTTP", List.of("src/index.js")),
            new Step(
                    "07",
                    TARO,
                    "2026-02-18T09:48:00+09:00",
                    """
                    fix: take a check that hangs for down

                    A database that accepts connections and answers nothing kept the whole beacon waiting.
                    """,
                    List.of("src/beacon.js", "test/beacon.test.js")),
            new Step("08", MIRA, "2026-02-23T13:12:00+01:00", "docs: explain the three states", List.of()),
            new Step(
                    "09",
                    TARO,
                    "2026-02-25T18:05:00+09:00",
                    """
                    fix: answer 200 while a service is degraded

                    Load balancers took slow instances away, and the rest became slower still.
                    """,
                    List.of("src/serve.js", "test/serve.test.js", "docs/states.md", "README.md")),
            new Step(
                    "10",
                    NOE,
                    "2026-03-02T10:30:00+01:00",
                    "feat(chart): tell readiness by the beacon",
                    List.of("deploy/helm/beacon/templates/deployment.yaml")));

    /** How the released chart came to the pages. */
    static final Step PAGES = new Step("", MIRA, "2026-02-09T14:10:00+01:00", "docs: serve the chart", List.of());

    private SampleHistory() {}

    /** Somebody who commits. */
    record Person(String name, String mail) {}

    /** One commit. */
    record Step(String number, Person author, OffsetDateTime date, String message, List<String> files) {
        Step(String number, Person author, String date, String message, List<String> files) {
            this(number, author, OffsetDateTime.parse(date), message.strip() + "\n", files);
        }
    }
}
