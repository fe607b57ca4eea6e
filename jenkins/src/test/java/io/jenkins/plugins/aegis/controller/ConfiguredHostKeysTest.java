package io.jenkins.plugins.aegis.controller;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.slaves.DumbSlave;
import io.jenkins.plugins.aegis.adapter.jenkins.ConfiguredHostKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jenkinsci.plugins.gitclient.GitHostKeyVerificationConfiguration;
import org.jenkinsci.plugins.gitclient.verifier.AcceptFirstConnectionStrategy;
import org.jenkinsci.plugins.gitclient.verifier.KnownHostsFileVerificationStrategy;
import org.jenkinsci.plugins.gitclient.verifier.ManuallyProvidedKeyVerificationStrategy;
import org.jenkinsci.plugins.gitclient.verifier.NoHostKeyVerificationStrategy;
import org.jenkinsci.plugins.gitclient.verifier.SshHostKeyVerificationStrategy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What an administrator chose for host keys, as ssh on an agent is told of it. */
@WithJenkins
class ConfiguredHostKeysTest {
    private static final String KEYS =
            "forge.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

    @TempDir
    private Path directory;

    private DumbSlave agent;

    @BeforeEach
    void connect(JenkinsRule jenkins) throws Exception {
        agent = jenkins.createOnlineSlave();
    }

    /** The words that a shell makes of the options, in a directory with a name that needs care. */
    private List<String> words(SshHostKeyVerificationStrategy<?> strategy) throws Exception {
        GitHostKeyVerificationConfiguration.get().setSshHostKeyVerificationStrategy(strategy);
        Path own = Files.createDirectory(directory.resolve("an agent"));
        String options = new ConfiguredHostKeys(agent.getRootPath()).options(own.toString());
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s\\n' " + options).start();
        assertThat(shell.waitFor()).isZero();
        return new String(shell.getInputStream().readAllBytes(), UTF_8).lines().toList();
    }

    @Test
    void acceptsNoUnknownHostWhereTheAgentsFileDecides() throws Exception {
        assertThat(words(new KnownHostsFileVerificationStrategy())).containsExactly("-o", "StrictHostKeyChecking=yes");
    }

    @Test
    void acceptsAHostForTheFirstTimeWhereThatIsAllowed() throws Exception {
        assertThat(words(new AcceptFirstConnectionStrategy()))
                .containsExactly("-o", "StrictHostKeyChecking=accept-new");
    }

    @Test
    void acceptsTheKeysThatAnAdministratorEnteredAndNoOthers() throws Exception {
        Path file = directory.resolve("an agent/known_hosts");

        assertThat(words(new ManuallyProvidedKeyVerificationStrategy(KEYS)))
                .containsExactly("-o", "StrictHostKeyChecking=yes", "-o", "UserKnownHostsFile=\"" + file + "\"");
        assertThat(file).content().contains(KEYS);
    }

    @Test
    void asksNothingWhereVerificationIsOff() throws Exception {
        assertThat(words(new NoHostKeyVerificationStrategy())).contains("StrictHostKeyChecking=no");
    }
}
