package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitAccess.BasicCredential;
import io.jenkins.plugins.aegis.adapter.git.GitCli;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction.CreateReleaseBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.DeleteBranch;
import io.jenkins.plugins.aegis.plan.ReleaseAction.PushTag;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.GitHttpServer;
import io.jenkins.plugins.aegis.testing.GitRemote;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A remote that git's own program serves over HTTP; each trial has a clone of its own. */
final class GitSite implements Site {
    private final Path home;
    private final GitRemote remote;
    private final GitHttpServer server;
    private final Tampering tampering;
    private final CommitId commit;

    GitSite(Path home, Tampering tampering) throws Exception {
        this.home = home;
        this.tampering = tampering;
        remote = GitRemote.in(home);
        commit = remote.commit("feat: project", "README.md", "project");
        remote.push();
        server = new GitHttpServer(home);
    }

    /** @param repository path of the remote on its server */
    static GitCli cli(Line line, String repository, Path clone) {
        return new GitCli(
                Ports.commands(line),
                new LocalWorkspace(clone),
                new GitAccess(
                        line.base() + "/" + repository,
                        Optional.of(new BasicCredential("release-bot", Secrets.GIT)),
                        "Release",
                        "release@example.org"));
    }

    private GitRepository git(Line line, int number) {
        return tampering.of(GitRepository.class, cli(line, "remote.git", home.resolve("clone-" + number)));
    }

    @Override
    public Map<String, String> secrets() {
        return Map.of("git", Secrets.GIT);
    }

    @Override
    public Path home() {
        return home;
    }

    @Override
    public URI address() {
        return server.base();
    }

    @Override
    public Trial trial(Call call, int number) {
        return switch (call) {
            case FETCH_REFS, FETCH ->
                (line, patience) -> line.evidence().read(git(line, number).observe());
            case CONNECTION_GIT ->
                Ports.tested((connections, line) -> connections.git(URI.create(line.base() + "/remote.git"), basic()));
            case BRANCH_DELETION -> deletion("old/" + number, number);
            case TAG_PUSH, FETCH_AFTER_TAG_PUSH -> tag("v1.0." + number, number);
            case SOLE_BRANCH_PUSH -> oneAtATime(branch("alone-" + number + "/", number, true));
            default -> branch("release/1.0.", number, false);
        };
    }

    /** The clone has what is pushed: a step fetches first. */
    private Trial writing(ReleaseAction action, int number, Written written) {
        return new Trial() {
            @Override
            public Outcome attempt(Line line, java.time.Duration patience) throws Exception {
                line.rest(true);
                Outcome fetched = line.evidence().read(git(line, number).observe());
                if (!fetched.is(Outcome.Kind.PRESENT)) {
                    throw new AssertionError("fetched before: " + fetched);
                }
                line.rest(false);
                return line.evidence().perform(action, Ports.with(new FakePorts(), "git", git(line, number)));
            }

            @Override
            public long written(Line line) {
                return written.now() ? 1 : 0;
            }
        };
    }

    private static String basic() {
        return Base64.getEncoder().encodeToString(("release-bot:" + Secrets.GIT).getBytes(StandardCharsets.UTF_8));
    }

    private interface Written {
        boolean now();
    }

    private Trial branch(String prefix, int number, boolean alone) {
        String name = prefix + number;
        return writing(new CreateReleaseBranch(name, commit, prefix, alone), number, () -> has("refs/heads/" + name));
    }

    /** All that are cut alone meet on one ref of the remote; here they are not to meet. */
    private Trial oneAtATime(Trial trial) {
        return new Trial() {
            @Override
            public Outcome attempt(Line line, java.time.Duration patience) throws Exception {
                synchronized (GitSite.this) {
                    return trial.attempt(line, patience);
                }
            }

            @Override
            public long written(Line line) {
                return trial.written(line);
            }
        };
    }

    private Trial deletion(String name, int number) {
        remote.bareGit("branch", name, commit.hex());
        return writing(new DeleteBranch(name, commit), number, () -> !has("refs/heads/" + name));
    }

    private Trial tag(String name, int number) {
        return writing(
                new PushTag(name, commit, List.of("Release " + name), "main"), number, () -> has("refs/tags/" + name));
    }

    private boolean has(String ref) {
        return !remote.bareGit("for-each-ref", "--format=%(refname)", ref).isEmpty();
    }

    @Override
    public void close() {
        server.close();
    }
}
