package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Gate;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.GovernanceOverlay.Scope;
import io.jenkins.plugins.aegis.model.ReleaseSite.OverlayRule;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.rehearsal.forge.LoopbackForge;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmTool;
import io.jenkins.plugins.aegis.rehearsal.helm.HelmUser;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.python.PythonIndexServer;
import io.jenkins.plugins.aegis.rehearsal.registry.NpmRegistryServer;
import io.jenkins.plugins.aegis.rehearsal.sample.GivenDescriptor;
import io.jenkins.plugins.aegis.rehearsal.tools.NodeTools;
import io.jenkins.plugins.aegis.rehearsal.tools.ProjectDirectory;
import io.jenkins.plugins.aegis.rehearsal.tools.ToolsUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code bin/rehearse}. Exit codes: 0 released, 1 refused or failed, 2 usage. */
@Command(
        name = "bin/rehearse",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Rehearses a whole release on this machine, without credentials: the root Jenkinsfile, real git, real npm,"
                    + " the real Release Please.",
            "Without --repo it releases a bundled sample project."
        },
        footer = {"", "Exit code 0: released, or the status is known. 1: refused or failed. 2: usage."})
public final class Rehearsal implements Callable<Integer> {
    static final int RELEASED = 0;
    static final int NOT_RELEASED = 1;
    static final int USAGE = 2;

    private static final DateTimeFormatter RUN =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Option(
            names = "--repo",
            paramLabel = "<clone>",
            description = "Release the project of this clone. It is mirrored first and never written to.")
    private Path repo;

    @Option(
            names = "--descriptor",
            paramLabel = "<file>",
            description = "With --repo: the release descriptor of a repository that has none; it is committed to the"
                    + " mirror's develop and main.")
    private Path descriptor;

    @Option(
            names = "--without",
            paramLabel = "<name>",
            description = "With --descriptor: leave a channel or a release check out, for what this machine cannot do;"
                    + " repeat for more.")
    private List<String> without = new ArrayList<>();

    @Option(names = "--version", paramLabel = "<version>", description = "Version to release. Sample project: 0.2.0.")
    private String version;

    @Option(names = "--source-branch", paramLabel = "<branch>", description = "Branch to cut from.")
    private String sourceBranch = "";

    @ArgGroup
    private Answer answer = new Answer();

    /** How the go/no-go is answered, where nobody is to be asked. */
    static final class Answer {
        @Option(names = "--yes", description = "Answer the go/no-go with go. Default: ask on the terminal.")
        boolean yes;

        @Option(names = "--no-go", description = "Answer the go/no-go with no.")
        boolean noGo;

        @Option(
                names = "--status",
                description = "Release nothing: say what is published where, and what publishing would do."
                        + " Needs --keep with the directory of an earlier rehearsal.")
        boolean status;
    }

    @Option(names = "--approver", paramLabel = "<user>", description = "Who answers. Default: ${DEFAULT-VALUE}.")
    private String approver = People.APPROVER;

    @Option(
            names = "--accept",
            paramLabel = "<id>=<reason>",
            description = "Accept the findings of a rule; repeat for more. Absolute rules cannot be accepted.")
    private Map<String, String> accept = new LinkedHashMap<>();

    @Option(
            names = "--overlay",
            paramLabel = "<name>=<user>",
            description = "Who may approve a governance overlay that the descriptor declares, and answers its gate like"
                    + " the go/no-go; repeat for more.")
    private Map<String, String> overlays = new LinkedHashMap<>();

    @Option(names = "--recovery", description = "This is a recovery release.")
    private boolean recovery;

    @Option(names = "--recovery-issue", paramLabel = "<number>", description = "The approval issue.")
    private String recoveryIssue = "";

    @Option(names = "--recovery-reason", paramLabel = "<text>", description = "Why a rerun does not suffice.")
    private String recoveryReason = "";

    @Option(names = "--recovery-confirmation", paramLabel = "<text>", description = "RECOVERY <version>, typed.")
    private String recoveryConfirmation = "";

    @Option(
            names = "--keep",
            paramLabel = "<dir>",
            description = "Keep everything there, and go on with what is there. Default: a new directory each time.")
    private Path keep;

    @ArgGroup(exclusive = false)
    private ServeOptions serve = new ServeOptions();

    @Option(names = "--report", paramLabel = "<file>", description = "Write what happened as JSON.")
    private Path report;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Rehearsal())
                .setParameterExceptionHandler(new WrongUsage())
                .setExecutionExceptionHandler(Rehearsal::explain)
                .execute(arguments));
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult arguments) throws Exception {
        if (e instanceof ToolsUnavailable || e instanceof IllegalArgumentException || e instanceof IOException) {
            command.getErr().println("bin/rehearse: " + e.getMessage());
            return e instanceof IllegalArgumentException ? USAGE : NOT_RELEASED;
        }
        throw e;
    }

    @Override
    public Integer call() throws Exception {
        if (repo != null && !Files.isDirectory(repo)) {
            throw new ParameterException(spec.commandLine(), "--repo " + repo + " is no directory");
        }
        return serve.serve ? serve(serve) : release();
    }

    private int serve(ServeOptions options) throws IOException, InterruptedException {
        List<String> idle = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !ServeOptions.NAMES.contains(name))
                .toList();
        if (!idle.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--serve releases nothing itself, so that " + String.join(", ", idle)
                            + " would say nothing: leave it out; what is released, and what is accepted, are parameters"
                            + " of the build on the controller");
        }
        Progress progress = new Progress(System.err);
        RehearsalDirectory directory = RehearsalDirectory.at(keep != null ? keep : newDirectory());
        List<String> approvers = approver.equals(People.APPROVER)
                ? People.APPROVERS.stream().sorted().toList()
                : List.of(approver);
        new ServedRehearsal(directory, Optional.ofNullable(repo), options, approvers)
                .untilAskedToEnd(System.out, progress);
        return RELEASED;
    }

    private int release() throws Exception {
        if (repo != null && version == null) {
            throw new ParameterException(spec.commandLine(), "--repo needs --version: what is to be released?");
        }
        if (answer.status && (keep == null || !Files.isDirectory(keep))) {
            throw new ParameterException(
                    spec.commandLine(), "--status needs --keep with the directory of an earlier rehearsal");
        }
        accept.forEach(this::requireReason);
        Instant started = Instant.now();
        Progress progress = new Progress(System.out);
        RehearsalDirectory directory = RehearsalDirectory.at(keep != null ? keep : newDirectory());
        Map<String, Object> parameters = parameters();
        progress.say((answer.status ? "Looking at the release of " : "Rehearsing a release of ")
                + parameters.get("VERSION") + " in " + directory.root());
        NodeTools tools = NodeTools.ofProject();
        RehearsedProject project =
                RehearsedProject.prepare(directory.remote(), Optional.ofNullable(repo), given(progress));
        try (LoopbackForge forge = RehearsalSite.forge(directory, project);
                NpmRegistryServer registry =
                        NpmRegistryServer.start(tools, directory.registry(), project.ownPackages());
                PythonIndexServer index = PythonIndexServer.start(directory.pythonIndex())) {
            Map<String, Object> given = answer.status ? Map.of("VERSION", parameters.get("VERSION")) : parameters;
            RehearsalSite site = new RehearsalSite(directory, project, forge, registry, index, tools);
            progress.say(site.addresses());
            RehearsalReport result = new RehearsedRelease(site, cast(), progress, PipelineListener.NONE)
                    .run(answer.status ? RehearsedRelease.statusPipeline() : RehearsedRelease.jenkinsfile(), given);
            if (answer.status) {
                result.showChannels(progress);
                return result.isReleased() ? RELEASED : NOT_RELEASED;
            }
            if (result.isReleased()) {
                asUser(site, result, progress);
            }
            result.show(progress, Duration.between(started, Instant.now()));
            if (report != null) {
                result.write(report);
            }
            return result.isReleased() ? RELEASED : NOT_RELEASED;
        }
    }

    private Optional<GivenDescriptor> given(Progress progress) throws IOException {
        if (descriptor == null && without.isEmpty()) {
            return Optional.empty();
        }
        if (repo == null) {
            throw new ParameterException(
                    spec.commandLine(), "--descriptor and --without need --repo: whose release is it?");
        }
        if (descriptor == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--without needs --descriptor: name a file to leave " + without + " out of; the repository's own"
                            + " descriptor is released as it is committed");
        }
        if (!Files.isRegularFile(descriptor)) {
            throw new ParameterException(spec.commandLine(), "--descriptor " + descriptor + " is no file");
        }
        without.forEach(name -> progress.say("Left out on demand, and not released or checked: " + name));
        return Optional.of(GivenDescriptor.read(descriptor, without));
    }

    private void requireReason(String rule, String reason) {
        if (rule.isBlank() || reason.isBlank()) {
            throw new ParameterException(
                    spec.commandLine(), "--accept " + rule + "=" + reason + " needs a rule id and a reason: why?");
        }
    }

    private static void asUser(RehearsalSite site, RehearsalReport result, Progress progress)
            throws IOException, InterruptedException {
        ReleaseVersion version = ReleaseVersion.parse(result.version());
        Optional<String> packageName = result.npmPackage();
        if (packageName.isPresent()) {
            new UserCheck(site.registry(), site.directory().root().resolve("users"))
                    .install(packageName.get(), result.version(), version.distTag(), progress);
        }
        Path users = Files.createDirectories(site.directory().root().resolve("users"));
        if (site.hasHelmRepository()) {
            pullCharts(site, users, result.version(), progress);
        }
        Path files = Files.createTempDirectory(users, "release-");
        new ReleaseDownload(site.forge().endpoint(), site.project().repository()).into(files, version.tag());
        Optional<String> distribution = result.coordinateBelow(site.index().index());
        if (distribution.isPresent()) {
            new PipCheck(site.index(), site.directory().root().resolve("users"))
                    .download(distribution.get(), files.resolve("checksums.txt"), progress);
        }
        String verdict = new AttestationCheck(site.tools(), site.directory().publicKey()).verify(files);
        progress.say("  @sigstore/verify package.sigstore → " + verdict);
    }

    private static void pullCharts(RehearsalSite site, Path users, String version, Progress progress)
            throws IOException {
        HelmUser helm =
                new HelmUser(HelmTool.on(site.directory().programs()), Files.createTempDirectory(users, "helm-"));
        for (String chart : helm.charts(site.helmRepository(), version)) {
            byte[] archive = Files.readAllBytes(helm.pull(chart, version));
            progress.say("  helm pull " + chart + " --version " + version + " → "
                    + Digest.of(Digest.Algorithm.SHA256, archive));
        }
    }

    private static Path newDirectory() {
        return ProjectDirectory.locate().root().resolve("target/rehearsal/runs").resolve(RUN.format(Instant.now()));
    }

    /** The parameters of the Jenkinsfile. */
    private Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("VERSION", version == null ? RehearsedProject.SAMPLE_VERSION : version);
        parameters.put("SOURCE_BRANCH", sourceBranch);
        List<String> accepted = accept.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        parameters.put("ACCEPT", String.join("\n", accepted));
        parameters.put("RECOVERY_RELEASE", recovery);
        parameters.put("RECOVERY_ISSUE", recoveryIssue);
        parameters.put("RECOVERY_REASON", recoveryReason);
        parameters.put("RECOVERY_CONFIRMATION", recoveryConfirmation);
        return parameters;
    }

    private RehearsalCast cast() {
        GoNoGo gate = gate();
        List<OverlayRule> rules = new ArrayList<>();
        overlays.forEach((name, user) -> {
            rules.add(new OverlayRule(new GovernanceOverlay(name, "", Scope.NONE), Set.of(user)));
            if (answer.yes) {
                gate.butAt(Gate.ofOverlay(name), new InputDecision.Proceed(user, Map.of()));
            }
        });
        return RehearsalCast.of(gate).with(rules);
    }

    private GoNoGo gate() {
        if (answer.yes || answer.noGo) {
            return GoNoGo.answering(approver, answer.yes);
        }
        return GoNoGo.asking(approver);
    }
}
