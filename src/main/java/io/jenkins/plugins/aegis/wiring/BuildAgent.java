package io.jenkins.plugins.aegis.wiring;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.plugins.git.GitTool;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.aegis.adapter.jenkins.AgentConnection;
import io.jenkins.plugins.aegis.adapter.jenkins.ConfiguredHostKeys;
import io.jenkins.plugins.aegis.adapter.process.LauncherCommandRunner;
import io.jenkins.plugins.aegis.adapter.process.ReplacedProgram;
import io.jenkins.plugins.aegis.adapter.workspace.FilePathWorkspace;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import java.io.IOException;
import java.util.regex.Pattern;

/** The agent on which a step runs, as Jenkins hands it to the step. */
record BuildAgent(FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {
    private static final String DIRECTORY = "aegis-release";

    /** Variables by which the released repository's own pipeline could make our tools go elsewhere (lesson L35). */
    private static final Pattern STEERING = Pattern.compile(
            "(?i)(GIT|NPM|NODE|LD|DYLD|CLAWHUB|CLAWDHUB|COSIGN|SIGSTORE|TUF|TWINE|PIP|HELM|OPENSSL|SSL_CERT)_.*|PYTHON.*"
                    + "|PERL5.*|.*_CA_BUNDLE|.*_PROXY|SSLKEYLOGFILE|SSH_ASKPASS|BASH_ENV|ENV|NETRC|GCONV_PATH");

    /**
     * Where we work: beside the workspace, so that neither a checkout nor our own files disturb each other.
     *
     * @param remote of the released repository
     */
    Agent open(Run<?, ?> run, String remote) throws IOException, InterruptedException {
        Computer computer = workspace.toComputer();
        EnvVars administrators = computer == null ? new EnvVars() : computer.buildEnvironment(listener);
        FilePath beside = WorkspaceList.tempDir(workspace);
        if (beside == null) {
            throw new IOException(
                    "The workspace " + workspace.getRemote() + " has nothing beside it for temporary files;"
                            + " give the agent a remote root directory that is not a file system's root");
        }
        FilePath directory = beside.child(DIRECTORY);
        AgentConnection connection = AgentConnection.over(workspace.getChannel(), nameOf(computer));
        CommandRunner commands = new ReplacedProgram(
                new LauncherCommandRunner(launcher, unsteered(environment, administrators), listener, connection),
                "git",
                gitProgram(computer));
        return new Agent(
                commands,
                RepositoryCommands.on(nameOf(computer), commands),
                new FilePathWorkspace(directory, connection),
                new ConfiguredHostKeys(workspace)::options,
                BuildMemory.of(run, new BuildMemory.Place(workspace.getChannel(), directory.getRemote(), remote)));
    }

    /** Where it cannot be told, it may be the built-in node. */
    private static String nameOf(Computer computer) {
        return computer == null ? RepositoryCommands.BUILT_IN_NODE : computer.getName();
    }

    /** The build's variables; those that steer programs are as administrators set them for the node, or not at all. */
    static EnvVars unsteered(EnvVars build, EnvVars administrators) {
        EnvVars variables = new EnvVars(build);
        variables.keySet().removeIf(BuildAgent::steers);
        administrators.forEach((name, value) -> {
            if (steers(name)) {
                variables.put(name, value);
            }
        });
        return variables;
    }

    private static boolean steers(String name) {
        return STEERING.matcher(name).matches();
    }

    /** The program of the default git installation, on this node and for this build. */
    private String gitProgram(Computer computer) throws IOException, InterruptedException {
        GitTool tool = GitTool.getDefaultInstallation();
        Node node = computer == null ? null : computer.getNode();
        if (node != null) {
            tool = tool.forNode(node, listener);
        }
        return tool.forEnvironment(environment).getGitExe();
    }
}
