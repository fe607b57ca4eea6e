package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.FilePath;
import hudson.model.TaskListener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jenkins.security.MasterToSlaveCallable;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.HostKeyVerifierFactory;

/**
 * The host keys of Jenkins' "Git Host Key Verification Configuration", which holds for the Git plugin as well.
 *
 * <p>What git-client's strategy wants of ssh is found out on the agent, where it may write a file of its own.
 *
 * @param agent any place on it
 */
public record ConfiguredHostKeys(FilePath agent) {
    /**
     * ssh's options, as words for a shell.
     *
     * @param directory on the agent, for the strategy's file
     */
    public String options(String directory) throws IOException, InterruptedException {
        HostKeyVerifierFactory verifier = GitHostKeyVerificationConfiguration.get()
                .getSshHostKeyVerificationStrategy()
                .getVerifier();
        return agent.act(new Options(verifier, directory));
    }

    /**
     * An option of git-client, which puts it into a batch file on Windows, as a word for the shell that git brings along.
     *
     * @param option in which Windows' backslashes would be lost
     * @param file the path that it names
     */
    static String forShellOnWindows(String option, String file) {
        return option.replace(file, "'\"" + file.replace('\\', '/') + "\"'");
    }

    /** Done on the agent. It says nothing of its own, since it is done for each command of git. */
    private static final class Options extends MasterToSlaveCallable<String, IOException> {
        private static final long serialVersionUID = 1L;
        private static final String FILE = "known_hosts";

        private final HostKeyVerifierFactory verifier;
        private final String directory;

        Options(HostKeyVerifierFactory verifier, String directory) {
            this.verifier = verifier;
            this.directory = directory;
        }

        @Override
        public String call() throws IOException {
            Path file = Files.createFile(Path.of(directory, FILE).toAbsolutePath());
            String option = verifier.forCliGit(TaskListener.NULL)
                    .getVerifyHostKeyOption(file)
                    .strip();
            return File.separatorChar == '\\' ? forShellOnWindows(option, file.toString()) : option;
        }
    }
}
