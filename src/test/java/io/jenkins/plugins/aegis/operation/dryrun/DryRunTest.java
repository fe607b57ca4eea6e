package io.jenkins.plugins.aegis.operation.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.operation.OperationRunner;
import io.jenkins.plugins.aegis.operation.Preview;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.PublishAction.RehearseBuild;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import io.jenkins.plugins.aegis.testing.Views;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
    private final Metadata head = Metadata.of(Views.MAIN, "1.2.2", "v1.2.1");
    private final Views views = Views.of("1.2.3");

    private Plan decide() {
        return new DryRun(Requests.of("1.2.3"), Optional.of("main"))
                .decide(new DryRun.Facts(
                        views.view(), views.view().branch("main").map(there -> head.facts())));
    }

    @Test
    @DisplayName("L18 builds everything at the head of the branch, and says what a release would do")
    void buildsTheHeadOfTheBranch() {
        Plans.assertPasses(decide());
        assertThat(decide().actions()).singleElement().isInstanceOfSatisfying(RehearseBuild.class, rehearsal -> {
            assertThat(rehearsal.build().commit()).isEqualTo(Views.MAIN);
            assertThat(rehearsal.outline())
                    .anyMatch(line -> line.startsWith("create branch release/1.2.3"))
                    .anyMatch(line -> line.startsWith("push annotated tag v1.2.3"))
                    .anyMatch(line -> line.contains("publish @acme/widget@1.2.3 to npm"));
        });
    }

    @Test
    void refusesABranchThatIsNotThere() {
        views.without("main");
        Plans.assertBlocks(decide(), Rule.SOURCE_EXISTS, "no branch main");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(decide(), Rule.REMOTE_KNOWN, "");
        assertThat(decide().actions()).isEmpty();
    }

    @Test
    void keepsAndPublishesNothing(@TempDir Path directory) throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        String before = world.outside().replaceFirst("\nbuilds .*", "");
        OperationRunner runner = new OperationRunner("aegisDryRun", Requests.of("1.2.3"), world.ports());

        var outcome = runner.run(new DryRun(Requests.of("1.2.3"), Optional.empty()));

        assertThat(outcome.word()).isEqualTo("APPLIED");
        assertThat(world.outside().replaceFirst("\nbuilds .*", "")).isEqualTo(before);
        assertThat(world.ports().console().lines())
                .anyMatch(line -> line.startsWith("built for npm: @acme/widget@1.2.3"))
                .anyMatch(line -> line.contains("acme-widget-1.2.3.tgz sha256:"))
                .anyMatch(line -> line.startsWith("a release would push annotated tag v1.2.3"));
    }

    @Test
    void previewsWhatWouldRefuse(@TempDir Path directory) throws Exception {
        ReleaseWorld world = ReleaseWorld.straight(directory, "1.2.3");
        OperationRunner runner = new OperationRunner("aegisPublishAll", Requests.of("1.2.3"), world.ports());

        new Preview(runner, world.ports().console()).show(new PublishAll(Requests.of("1.2.3")));

        assertThat(world.ports().console().lines())
                .anyMatch(line -> line.startsWith("would be refused: AEGIS-PUB-004") && line.contains("no tag v1.2.3"));
    }
}
