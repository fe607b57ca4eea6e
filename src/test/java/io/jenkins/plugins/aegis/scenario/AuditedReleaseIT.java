package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditSweep;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.Figures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a whole release left behind. */
@ExtendWith(Shared.class)
class AuditedReleaseIT {
    private final AuditedRelease release;

    AuditedReleaseIT(AuditedRelease release) {
        this.release = release;
    }

    /** The servers of the site, and the key itself, keep secrets as Jenkins would. */
    private boolean isOfTheRelease(Path file) {
        List<Path> keepers = List.of(
                release.world().files().registry(),
                release.world().files().forge(),
                release.world().files().pythonIndex(),
                release.world().files().signingKey());
        return keepers.stream().noneMatch(file::startsWith);
    }

    @Test
    @DisplayName(
            "L32 no credential is in a log, the audit, the report, a file, the remote, or an argument of a process")
    void leavesNoCredentialAnywhere() throws Exception {
        Canaries canaries = release.world().canaries();

        canaries.searchBelow(release.directory(), this::isOfTheRelease)
                .search("console", release.build().console())
                .search("remote address", release.world().remote().git("config", "--list"))
                .searchRepository(release.world().remote().bare());
        release.processes().forEach(line -> canaries.search("arguments of a process", line));

        Figures.say(
                "50-canaries",
                "canaries searched: " + canaries.kinds().size() + " credentials in " + canaries.places()
                        + " places, " + release.processes().size() + " command lines among them; "
                        + canaries.escaped().size() + " found");
        assertThat(canaries.escaped()).isEmpty();
        assertThat(canaries.places()).isGreaterThan(100);
        assertThat(release.processes()).anyMatch(line -> line.contains("publish"));
    }

    @Test
    @DisplayName("every changed, removed, inserted or moved byte or line of its log is found, and every cut")
    void findsEveryHarmToItsLog() throws Exception {
        AuditSweep.Outcome outcome =
                AuditSweep.of(release.build().report().build().auditLog());

        Figures.say("71-audit-release", outcome.toString());
        assertThat(outcome.missed()).isEmpty();
        assertThat(outcome.events()).isGreaterThan(60);
    }
}
