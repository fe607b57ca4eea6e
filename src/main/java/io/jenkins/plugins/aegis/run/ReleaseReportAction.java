package io.jenkins.plugins.aegis.run;

import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.aegis.audit.AuditChainVerifier;
import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditRecord;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The page of a build that shows its release report and offers its audit log.
 *
 * <p>Nothing is stored with the build but that there is this page; the files are below the build's directory.
 */
public final class ReleaseReportAction implements RunAction2, StaplerProxy {
    private static final String NAME = "aegis-release";

    /**
     * The report has no scripts, and is to have none whatever it holds: it is shown as a document of nobody's origin.
     * Its own policy narrows the styles to the one that it was written with.
     */
    private static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'";

    private transient Run<?, ?> run;

    private ReleaseReportAction(Run<?, ?> run) {
        this.run = run;
    }

    /** The page of the build, which gets one if it has none. */
    public static ReleaseReportAction of(Run<?, ?> run) throws IOException {
        synchronized (run) {
            ReleaseReportAction present = run.getAction(ReleaseReportAction.class);
            if (present != null) {
                return present;
            }
            ReleaseReportAction made = new ReleaseReportAction(run);
            run.addAction(made);
            run.save();
            return made;
        }
    }

    @Override
    public void onAttached(Run<?, ?> r) {
        run = r;
    }

    @Override
    public void onLoad(Run<?, ?> r) {
        run = r;
    }

    /** Itself, for whoever may read the job. */
    @Override
    public Object getTarget() {
        run.checkPermission(Item.READ);
        return this;
    }

    public Run<?, ?> getRun() {
        return run;
    }

    public Path auditLog() {
        return directory().resolve("audit.jsonl");
    }

    public Path report() {
        return directory().resolve("report.html");
    }

    private Path directory() {
        return run.getRootDir().toPath().resolve(NAME);
    }

    /** Where people find the page; below the root of Jenkins if its own address is not configured. */
    public String address() {
        String root = Optional.ofNullable(Jenkins.get().getRootUrl()).orElse("/");
        return root + run.getUrl() + NAME + "/";
    }

    public boolean isReportWritten() {
        return Files.isRegularFile(report());
    }

    public boolean isAuditLogWritten() {
        return Files.isRegularFile(auditLog());
    }

    /** What the last go/no-go of this build is about; empty before it is asked for. */
    public List<AskedPart> getAsked() {
        if (!isAuditLogWritten()) {
            return List.of();
        }
        return AuditChainVerifier.records(auditLog()).stream()
                .map(AuditRecord::event)
                .filter(AuditEvent.ApprovalRequested.class::isInstance)
                .map(AuditEvent.ApprovalRequested.class::cast)
                .reduce((earlier, later) -> later)
                .map(asked -> asked.subject().entrySet().stream()
                        .map(part -> new AskedPart(part.getKey(), part.getValue()))
                        .toList())
                .orElse(List.of());
    }

    /** A part of what is put to the approver. */
    public record AskedPart(String name, String value) {}

    /** The report, as a page. */
    public void doReport(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        send(report(), "text/html;charset=UTF-8", response);
    }

    /** The audit log, to be kept as a file. */
    public void doAudit(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        send(auditLog(), "application/x-ndjson;charset=UTF-8", response);
    }

    private static void send(Path file, String type, StaplerResponse2 response) throws IOException {
        if (!Files.isRegularFile(file)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This build has not written it yet");
            return;
        }
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Files.copy(file, response.getOutputStream());
    }

    @Override
    public String getIconFileName() {
        return "symbol-ribbon";
    }

    @Override
    public String getDisplayName() {
        return "Release report";
    }

    @Override
    public String getUrlName() {
        return NAME;
    }
}
