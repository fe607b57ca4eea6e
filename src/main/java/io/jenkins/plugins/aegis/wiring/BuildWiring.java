package io.jenkins.plugins.aegis.wiring;

import hudson.AbortException;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.aegis.adapter.git.GitAccess;
import io.jenkins.plugins.aegis.adapter.git.GitAccess.BasicCredential;
import io.jenkins.plugins.aegis.adapter.jenkins.BuildLog;
import io.jenkins.plugins.aegis.adapter.jenkins.ControllerHttp;
import io.jenkins.plugins.aegis.adapter.jenkins.RunRecord;
import io.jenkins.plugins.aegis.adapter.record.FileAuditBook;
import io.jenkins.plugins.aegis.audit.AuditLogBroken;
import io.jenkins.plugins.aegis.audit.AuditUnavailable;
import io.jenkins.plugins.aegis.config.EffectiveSettings;
import io.jenkins.plugins.aegis.config.ReleaseCredentials;
import io.jenkins.plugins.aegis.config.ReleaseCredentials.GitLogin;
import io.jenkins.plugins.aegis.config.ReleaseCredentials.Login;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.run.ReleaseFiles;
import io.jenkins.plugins.aegis.run.ReleaseReportAction;
import io.jenkins.plugins.aegis.wiring.AgentPorts.Agent;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.ReleasePleaseTool;
import io.jenkins.plugins.aegis.wiring.ReleaseAccess.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The ports of one build on Jenkins: its configuration, its credentials, its directories. */
record BuildWiring(Run<?, ?> run, TaskListener listener, Optional<BuildAgent> agent) implements ReleaseWiring {
    @Override
    public Opened open() throws PortUnavailable, IOException, InterruptedException {
        ReleaseAccess access = access();
        Optional<Agent> machine = Optional.empty();
        Optional<AgentPorts> ports = Optional.empty();
        if (agent.isPresent()) {
            Path artifacts = ReleaseFiles.root(run.getParent().getRootDir().toPath());
            machine = Optional.of(agent.get().open(run, access.git().remote()));
            ports = Optional.of(AgentPorts.on(machine.get(), access, ControllerHttp.downloads(), artifacts));
        }
        ReleaseReportAction page = ReleaseReportAction.of(run);
        return new OpenedPorts(
                access.site(),
                ControllerHttp.forge(access.site().forgeApi(), access.site().repository(), access.forgeToken()),
                ports,
                new ConfiguredAttestor(EffectiveSettings.of(run).settings(), new ReleaseCredentials(run)).on(machine),
                auditBook(page),
                new RunRecord(run, page.auditLog(), page.report(), page.address(), listener),
                new BuildLog(listener));
    }

    @Override
    public Optional<String> releasedElsewhere() throws IOException {
        ReleaseSite site = EffectiveSettings.of(run).toSite();
        return ReleaseHold.take(run, site.forgeApi().toString(), site.repository())
                .map(other -> other.getFullDisplayName() + " releases " + site.repository() + " right now ("
                        + ReleaseReportAction.addressOf(other) + ")");
    }

    private ReleaseAccess access() throws AbortException {
        EffectiveSettings effective = EffectiveSettings.of(run);
        ReleaseSite site = effective.toSite();
        SiteSettings settings = effective.settings();
        ReleaseCredentials credentials = new ReleaseCredentials(run);
        Login forge = credentials.login(settings.getForgeCredentialsId(), "git and the forge", site.forgeApi());
        ReleaseSite.Registries registries = site.registries();
        Login npm = credentials.login(settings.getNpmCredentialsId(), "the npm registry", registries.npm());
        Login pypi = optional(
                credentials,
                settings.getPypiCredentialsId(),
                "the Python index",
                registries.pypi().map(ReleaseSite.PyPi::upload));
        Login clawhub = optional(credentials, settings.getClawhubCredentialsId(), "ClawHub", registries.clawhub());
        return new ReleaseAccess(
                site,
                git(settings, credentials, forge),
                new Tokens(forge.secret(), npm.secret(), pypi.user(), pypi.secret(), clawhub.secret()),
                new ReleasePleaseTool(effective.releasePleaseCommand(), effective.graphqlBase()));
    }

    /** The forge's credential is for git as well, unless git has one of its own. */
    private static GitAccess git(SiteSettings settings, ReleaseCredentials credentials, Login forge)
            throws AbortException {
        String id = settings.getGitCredentialsId();
        GitLogin own = id.isEmpty()
                ? new GitLogin(Optional.of(forge), Optional.empty())
                : credentials.git(id, settings.getRemote());
        return new GitAccess(
                settings.getRemote(),
                own.login().map(login -> new BasicCredential(login.user(), login.secret())),
                own.key().map(key -> new GitAccess.SshKey(key.user(), key.text())),
                settings.getCommitterName(),
                settings.getCommitterEmail());
    }

    /** Nothing where none is configured, or nowhere to send it to. */
    private static Login optional(ReleaseCredentials credentials, String id, String purpose, Optional<URI> target)
            throws AbortException {
        return id.isEmpty() || target.isEmpty()
                ? new Login(Tokens.PYPI_TOKEN_USER, "")
                : credentials.login(id, Tokens.PYPI_TOKEN_USER, purpose, target.get());
    }

    private static FileAuditBook auditBook(ReleaseReportAction page) throws PortUnavailable, AbortException {
        try {
            return new FileAuditBook(page.auditLog(), Clock.systemUTC(), page::refresh);
        } catch (AuditUnavailable e) {
            throw new PortUnavailable(e.getMessage(), e);
        } catch (AuditLogBroken e) {
            throw new AbortException(e.getMessage());
        }
    }
}
