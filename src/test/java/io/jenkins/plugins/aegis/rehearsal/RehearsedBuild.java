package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.adapter.record.EarlierAuditLogs;
import io.jenkins.plugins.aegis.audit.ReleaseReport;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Jenkins would know of the running build. */
public record RehearsedBuild(Path directory, GoNoGo gate, Progress progress, RunningState state)
        implements BuildRecord {
    public Path auditLog() {
        return directory.resolve("audit.jsonl");
    }

    public Path htmlReport() {
        return directory.resolve("report.html");
    }

    int number() {
        return Integer.parseInt(directory.getFileName().toString());
    }

    @Override
    public String name() {
        return "rehearsal #" + number();
    }

    @Override
    public String builder() {
        return "rehearsal:this-machine";
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public String requester() {
        return People.REQUESTER;
    }

    @Override
    public Optional<String> parameter(String name) {
        return state.parameter(name);
    }

    @Override
    public boolean isSuccessSoFar() {
        return progress.isSuccessSoFar();
    }

    @Override
    public String keepReport() {
        ReleaseReport.write(auditLog(), htmlReport());
        return htmlReport().toUri().toString();
    }

    @Override
    public String keep(String path, InputStream content) throws PortUnavailable {
        Path file = directory.resolve("artifacts").resolve(RelativePath.require(path));
        try {
            Files.createDirectories(file.getParent());
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file.toUri().toString();
        } catch (IOException e) {
            throw new PortUnavailable(file + " could not be kept: " + e.getMessage(), e);
        }
    }

    @Override
    public Observed<List<RecordedTag>> tagsPushedEarlier() {
        return EarlierAuditLogs.before(auditLog(), directory).pushedTags();
    }

    @Override
    public void tellThatGoIsGiven(boolean given) {
        state.goGiven(given);
    }

    @Override
    public List<GateDecision> decisions() {
        return gate.decisions();
    }
}
