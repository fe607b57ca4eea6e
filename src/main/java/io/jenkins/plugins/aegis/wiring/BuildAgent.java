package io.jenkins.plugins.aegis.wiring;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Node;
import hudson.model.TaskListener;
import hudson.plugins.git.GitTool;
import hudson.slaves.WorkspaceList;
import io.jenkins.plugins.aegis.adapter.process.LauncherCommandRunner;
import io.jenkins.plugins.aegis.adapter.process.ReplacedProgram;
import io.jenkins.plugins.aegis.adapter.workspace.FilePathWorkspace;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import java.io.IOException;
import java.util.regex.Pattern;

/** The agent on which a step runs, as Jenkins hands it to the step. */
record BuildAgent(FilePath workspace, Launcher launcher, EnvVars environment, TaskListener listener) {
    private static final String DIRECTORY = "aegis-release";

    /** Variables by which the released repository's own pipeline could make git, npm or node go elsewhere (lesson L35). */
    private static final Pattern STEERING = Pattern.compile("(?i)(GIT|NPM|NODE|LD|DYLD)_.*|SSH_ASKPASS|BASH_ENV|ENV");

    /** Where we work: beside the workspace, so that neither a checkout nor our own files disturb each other. */
    Agent open() throws IOException, InterruptedException {
        FilePath beside = WorkspaceList.tempDir(workspace);
        if (beside == null) {
            throw new IOException("the workspace " + workspace.getRemote()
                    + " is the root of a file system, so there is no place beside it; give the agent another one");
        }
        FilePath directory = beside.child(DIRECTORY);
        return new Agent(
                new ReplacedProgram(
                        new LauncherCommandRunner(launcher, withoutSteering(environment), listener),
                        "git",
                        gitProgram()),
                new FilePathWorkspace(directory));
    }

    static EnvVars withoutSteering(EnvVars environment) {
        EnvVars rest = new EnvVars(environment);
        rest.keySet().removeIf(name -> STEERING.matcher(name).matches());
        return rest;
    }

    /** The program of the default git installation, on this node and for this build. */
    private String gitProgram() throws IOException, InterruptedException {
        GitTool tool = GitTool.getDefaultInstallation();
        Computer computer = workspace.toComputer();
        Node node = computer == null ? null : computer.getNode();
        if (node != null) {
            tool = tool.forNode(node, listener);
        }
        return tool.forEnvironment(environment).getGitExe();
    }
}
