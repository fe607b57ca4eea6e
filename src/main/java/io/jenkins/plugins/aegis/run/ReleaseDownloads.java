package io.jenkins.plugins.aegis.run;

import hudson.model.Run;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * The files of a release: its log and its report for every reader, its artifacts for those who may have artifacts where
 * Jenkins asks for that permission.
 */
public final class ReleaseDownloads {
    /**
     * The report has no scripts, and is to have none whatever it holds: it is shown as a document of nobody's origin.
     * Its own policy narrows the styles to the one that it was written with.
     */
    private static final String POLICY =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'self'";

    private final Run<?, ?> run;
    private final Path auditLog;
    private final Path report;
    private final ReleaseFiles files;

    ReleaseDownloads(Run<?, ?> run, Path auditLog, Path report, ReleaseFiles files) {
        this.run = run;
        this.auditLog = auditLog;
        this.report = report;
        this.files = files;
    }

    public boolean isReportWritten() {
        return Files.isRegularFile(report);
    }

    public boolean isAuditLogWritten() {
        return Files.isRegularFile(auditLog);
    }

    /** The artifacts that the reader may have. */
    public List<FileRow> getArtifacts() {
        return Run.ARTIFACTS.getEnabled() && !run.hasPermission(Run.ARTIFACTS) ? List.of() : files.list();
    }

    void sendReport(StaplerResponse2 response) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        send(Optional.of(report), "text/html;charset=UTF-8", response);
    }

    void sendAuditLog(StaplerResponse2 response) throws IOException {
        response.setHeader("Content-Disposition", "attachment; filename=\"audit.jsonl\"");
        send(Optional.of(auditLog), "application/x-ndjson;charset=UTF-8", response);
    }

    /** @param path what follows the address of the artifacts, as {@code /sbom.json} */
    void sendArtifact(String path, StaplerResponse2 response) throws IOException {
        if (Run.ARTIFACTS.getEnabled()) {
            run.checkPermission(Run.ARTIFACTS);
        }
        Optional<Path> file = files.find(path.startsWith("/") ? path.substring(1) : path);
        file.ifPresent(found ->
                response.setHeader("Content-Disposition", "attachment; filename=\"" + found.getFileName() + "\""));
        send(file, "application/octet-stream", response);
    }

    private static void send(Optional<Path> file, String type, StaplerResponse2 response) throws IOException {
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This build has not written it yet");
            return;
        }
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Files.copy(file.get(), response.getOutputStream());
    }
}
