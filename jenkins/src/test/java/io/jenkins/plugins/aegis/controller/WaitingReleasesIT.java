package io.jenkins.plugins.aegis.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.model.Computer;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Run;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.MergeRequested;
import io.jenkins.plugins.aegis.config.AegisConfiguration;
import io.jenkins.plugins.aegis.config.AegisFolderProperty;
import io.jenkins.plugins.aegis.config.SiteSettings;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.ObjectName;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowExecution;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.support.steps.input.InputStepExecution;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.RealJenkinsExtension;

/**
 * What a controller in a process of its own spends on many releases that wait: half of them for a merge, half at the gate.
 *
 * <p>Each runs the root Jenkinsfile for a repository of its own; stages before the wait are skipped. It takes minutes, so
 * {@code bin/waiting-releases} runs it and the build does not.
 */
class WaitingReleasesIT {
    private static final int RELEASES = Integer.getInteger("aegis.releases", 200);
    private static final int WARM_UP = 16;
    private static final int SAMPLES = 120;
    private static final long SAMPLE_MILLIS = 500;
    private static final double MOST_KIB_OF_EACH = 1024;
    private static final int HANDFUL = 10;
    private static final Path RESULTS = Path.of("..", "target", "bench", "waiting-releases.json");
    private static final List<String> BEFORE_THE_MERGE =
            List.of("Preflight", "Cut release branch", "Release pull request");
    private static final List<String> BEFORE_THE_GATE = List.of(
            "Preflight",
            "Cut release branch",
            "Release pull request",
            "Await release merge",
            "Promotion",
            "Await promotion merge",
            "Verify and build",
            "Release checks");

    @RegisterExtension
    private final RealJenkinsExtension controller = new RealJenkinsExtension()
            .withTimeout(0)
            .javaOptions(
                    // What Java drops when memory gets short is a cache, and not held by a build that waits.
                    "-Xmx1g", "-XX:SoftRefLRUPolicyMSPerMB=0");

    private HttpServer forge;

    @BeforeEach
    void serve() throws IOException {
        forge = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forge.setExecutor(Executors.newFixedThreadPool(4, work -> {
            Thread thread = new Thread(work, "forge");
            thread.setDaemon(true);
            return thread;
        }));
        forge.createContext("/", WaitingReleasesIT::openPullRequest);
        forge.start();
    }

    @AfterEach
    void stop() {
        forge.stop(0);
    }

    private static void openPullRequest(HttpExchange exchange) throws IOException {
        String tag = "\"1\"";
        exchange.getResponseHeaders().add("ETag", tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            String commit = "4f1c0e9a7b7d35f1c2a98e6d0b1f4a5c6d7e8f90";
            byte[] body =
                    """
                    {"number": 7, "title": "chore: release 1.2.0", "user": {"login": "mara"}, "state": "open",
                     "merged_at": null, "head": {"ref": "release-please", "sha": "%s", "repo": null},
                     "base": {"ref": "release/1.2.0"}, "labels": [], "html_url": "https://forge.example/pull/7"}
                    """
                            .formatted(commit)
                            .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    /**
     * What the controller spends at one time.
     *
     * @param heap bytes of the objects of each class that are in use
     */
    private record Spent(int busyExecutors, int executors, int threads, TreeMap<String, Long> heap)
            implements Serializable {
        private static final Pattern LINE = Pattern.compile("\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+).*");

        static Spent now() throws Exception {
            int busy = 0;
            int executors = 0;
            for (Computer computer : Jenkins.get().getComputers()) {
                busy += computer.countBusy();
                executors += computer.countExecutors();
            }
            return new Spent(
                    busy, executors, ManagementFactory.getThreadMXBean().getThreadCount(), histogram());
        }

        /** As jcmd's GC.class_histogram tells it, which collects garbage before. */
        private static TreeMap<String, Long> histogram() throws Exception {
            System.gc();
            String table = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            TreeMap<String, Long> bytes = new TreeMap<>();
            table.lines()
                    .map(LINE::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> bytes.merge(line.group(2), Long.parseLong(line.group(1)), Long::sum));
            return bytes;
        }

        long total() {
            return heap.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Which classes have grown most since then, in KiB for each release. */
        String grownSince(Spent before, int most) {
            Map<String, Long> grown = new TreeMap<>();
            heap.forEach((type, bytes) -> grown.put(type, bytes - before.heap.getOrDefault(type, 0L)));
            return grown.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .limit(most)
                    .map(entry -> "%.1f KiB %s".formatted(entry.getValue() / 1024.0 / RELEASES, entry.getKey()))
                    .collect(Collectors.joining(", "));
        }

        /** Of the plugin's own classes. */
        long ours() {
            return heap.entrySet().stream()
                    .filter(entry -> entry.getKey().contains("io.jenkins.plugins.aegis."))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
    }

    @Test
    @DisplayName("L31 many releases that wait hold no executor, few threads and little memory")
    void waitsCheaply() throws Throwable {
        BenchFigures figures = new BenchFigures(7, RELEASES + " releases that wait");
        String pipeline = Files.readString(Path.of("../Jenkinsfile"));
        String address = "http://127.0.0.1:" + forge.getAddress().getPort() + "/";
        controller.startJenkins();
        controller.runRemotely(WaitingReleasesIT::configure, address);
        controller.runRemotely(
                WaitingReleasesIT::begin,
                "warm",
                WARM_UP,
                skipping(pipeline, BEFORE_THE_MERGE),
                skipping(pipeline, BEFORE_THE_GATE));
        controller.runRemotely(WaitingReleasesIT::forget, "warm");
        int idle = controller.<int[]>runRemotely(WaitingReleasesIT::threads)[0];
        Spent before = controller.runRemotely(WaitingReleasesIT::spent);
        controller.runRemotely(
                WaitingReleasesIT::begin,
                "lamp",
                RELEASES,
                skipping(pipeline, BEFORE_THE_MERGE),
                skipping(pipeline, BEFORE_THE_GATE));
        int[] threads = controller.runRemotely(WaitingReleasesIT::threads);
        Spent during = controller.runRemotely(WaitingReleasesIT::spent);
        System.out.println("Threads: " + controller.<String>runRemotely(WaitingReleasesIT::threadNames));
        System.out.println("Heap, by class, for each release: " + during.grownSince(before, 40));

        double kibOfEach = (during.total() - before.total()) / 1024.0 / RELEASES;
        int usual = threads[threads.length / 2] - idle;
        int most = threads[threads.length - 1] - idle;
        figures.add("busy executors", during.busyExecutors(), 0, "of " + during.executors());
        figures.add(
                "threads more than without them",
                most,
                HANDFUL,
                "at any time of %d s; usually %d; without them %d"
                        .formatted(SAMPLES * SAMPLE_MILLIS / 1000, usual, idle));
        figures.add(
                "heap of each, KiB",
                kibOfEach,
                MOST_KIB_OF_EACH,
                "%.1f MiB without them, %.1f MiB with them; %.1f KiB are objects of the plugin; most are %s"
                        .formatted(
                                before.total() / 1048576.0,
                                during.total() / 1048576.0,
                                (during.ours() - before.ours()) / 1024.0 / RELEASES,
                                during.grownSince(before, 6)));
        figures.write(RESULTS);
        System.out.println(Files.readString(RESULTS));
        assertThat(during.busyExecutors()).isZero();
        assertThat(most).isLessThanOrEqualTo(HANDFUL);
        assertThat(kibOfEach).isLessThan(MOST_KIB_OF_EACH);
    }

    /** The pipeline without what those stages do. */
    private static String skipping(String pipeline, List<String> stages) {
        String text = pipeline;
        for (String stage : stages) {
            Pattern beginning =
                    Pattern.compile("(stage\\('" + Pattern.quote(stage) + "'\\) \\{\\s+)(agent any\\s+)?(steps)");
            assertThat(beginning.matcher(text).find()).as("stage %s", stage).isTrue();
            text = beginning.matcher(text).replaceFirst("$1when { expression { false } }\n$3");
        }
        return text;
    }

    private static void configure(JenkinsRule jenkins, String address) throws Throwable {
        SiteSettings settings = SampleSettings.reaching(address);
        AegisConfiguration.get().setSite(settings);
        SampleSettings.addTokens();
        new RunListener<Run<?, ?>>() {
            @Override
            public void onStarted(Run<?, ?> run, TaskListener listener) {
                List<AuditEvent> events = new ArrayList<>(RecordedRelease.asked());
                events.add(new MergeRequested("release", 7, "https://forge.example/pull/7"));
                try {
                    RecordedRelease.record(run, events);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }.register();
    }

    /** Returns when all of them wait. */
    private static void begin(JenkinsRule jenkins, String name, int count, String forMerge, String atGate)
            throws Throwable {
        List<WorkflowRun> runs = new ArrayList<>();
        for (int release = 0; release < count; release++) {
            Folder team = jenkins.createProject(Folder.class, name + "-" + release);
            SiteSettings own =
                    SampleSettings.reaching(AegisConfiguration.get().getSite().getForgeApi());
            own.setRepository("harbor/" + team.getName());
            team.addProperty(new AegisFolderProperty(own));
            WorkflowJob job = team.createProject(WorkflowJob.class, "release");
            job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("VERSION")));
            job.setDefinition(new CpsFlowDefinition(release % 2 == 0 ? forMerge : atGate, true));
            runs.add(job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("VERSION", "1.2.0")))
                    .waitForStart());
        }
        for (WorkflowRun run : runs) {
            ServedSite.await(run + " to wait", () -> {
                if (!run.isBuilding()) {
                    fail("%s ended: %s", run, run.getLog(100));
                }
                return waits(run);
            });
        }
    }

    private static boolean waits(WorkflowRun run) throws Exception {
        FlowExecution execution = run.getExecution();
        if (execution == null) {
            return false;
        }
        for (StepExecution step : execution.getCurrentExecutions(true).get()) {
            if (step instanceof InputStepExecution
                    || String.valueOf(step.getStatus()).startsWith("waiting for")) {
                return true;
            }
        }
        return false;
    }

    private static void forget(JenkinsRule jenkins, String name) throws Throwable {
        for (Folder team : jenkins.jenkins.getItems(Folder.class)) {
            if (team.getName().startsWith(name + "-")) {
                WorkflowRun run = team.getItem("release") instanceof WorkflowJob job ? job.getLastBuild() : null;
                assertThat(run).isNotNull();
                run.doStop();
                jenkins.waitForCompletion(run);
                team.delete();
            }
        }
    }

    private static Spent spent(JenkinsRule jenkins) throws Throwable {
        return Spent.now();
    }

    /** How many there are, smallest number first, over longer than any build waits for its next look. */
    private static int[] threads(JenkinsRule jenkins) throws Throwable {
        // Jenkins' own pools end a thread after a minute without work.
        Thread.sleep(70_000);
        int[] samples = new int[SAMPLES];
        for (int sample = 0; sample < SAMPLES; sample++) {
            samples[sample] = ManagementFactory.getThreadMXBean().getThreadCount();
            Thread.sleep(SAMPLE_MILLIS);
        }
        Arrays.sort(samples);
        return samples;
    }

    private static String threadNames(JenkinsRule jenkins) {
        Map<String, Integer> names = new TreeMap<>();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            names.merge(thread.getName().replaceAll("[0-9@-].*", "…"), 1, Integer::sum);
        }
        return names.toString();
    }
}
