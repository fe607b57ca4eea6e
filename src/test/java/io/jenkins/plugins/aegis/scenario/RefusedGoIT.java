package io.jenkins.plugins.aegis.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import io.jenkins.plugins.aegis.rehearsal.GoNoGo;
import io.jenkins.plugins.aegis.rehearsal.MaintainersAtWork;
import io.jenkins.plugins.aegis.rehearsal.People;
import io.jenkins.plugins.aegis.rehearsal.RehearsalCast;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A promotion that is merged and built, and a go that is worth nothing: refused before the tag. */
@ExtendWith(Shared.class)
class RefusedGoIT {
    @TempDir
    Path directory;

    private SampleSite world;

    @BeforeEach
    void open(Beginnings beginnings) {
        world = beginnings.at(Beginnings.Point.BUILT, directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    @DisplayName("L14 a main that moves between approval and tag")
    void refusesToTagWhatWasNotApproved() {
        PipelineListener intruder = new PipelineListener() {
            @Override
            public void stageStarted(StageInfo stage) {
                if (stage.name().equals("Tag")) {
                    world.remote().commitFile("main", "fix: one more thing", "README.md", "Changed.\n");
                }
            }
        };

        FinishedBuild build = refuses(
                SampleSite.cast(),
                intruder,
                "AEGIS-APR-003",
                "when the go/no-go was asked for, and is",
                "Run the go/no-go stage again");

        assertThat(build.failure()).contains("commit was ", world.remote().commit("main"));
    }

    @Test
    @DisplayName("L15 somebody who passed the gate without being a configured approver")
    void refusesTheGoOfSomebodyElse() {
        RehearsalCast others = new RehearsalCast(
                GoNoGo.byAdministrator(People.APPROVER),
                new ApprovalRules(Set.of(People.REVIEWER), false),
                MaintainersAtWork.reviewingAndMerging());

        refuses(
                others,
                PipelineListener.NONE,
                "AEGIS-APR-002",
                "maria decided, who is not among the configured approvers (noor)",
                "Have a configured approver decide");
    }

    @Test
    @DisplayName("L16 the requester approves the own request")
    void refusesTheRequestersOwnGo() {
        RehearsalCast requester = new RehearsalCast(
                GoNoGo.answering(People.REQUESTER, true),
                new ApprovalRules(Set.of(People.REQUESTER, People.APPROVER), false),
                MaintainersAtWork.reviewingAndMerging());

        refuses(
                requester,
                PipelineListener.NONE,
                "AEGIS-APR-002",
                "rowan started this build and approved it",
                "Have another approver decide");
    }

    private FinishedBuild refuses(RehearsalCast cast, PipelineListener watching, String... message) {
        return RefusedRelease.of(world, cast, watching, message);
    }
}
