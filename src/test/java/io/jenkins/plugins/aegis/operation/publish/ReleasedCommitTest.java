package io.jenkins.plugins.aegis.operation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.approve.Subjects;
import io.jenkins.plugins.aegis.operation.metadata.TagMessage;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Metadata;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReleasedCommitTest {
    private static final ReleaseVersion VERSION = ReleaseVersion.parse("1.2.3");

    private final Metadata target = Metadata.of(Views.MAIN, "1.2.3", "v1.2.2");
    private final Views views = Views.of("1.2.3").tagged(Views.MAIN, message());
    private Observed<Boolean> onProduction = Observed.present(true, "ancestors");

    private List<String> message() {
        return TagMessage.of(
                VERSION,
                OptionalInt.empty(),
                Subjects.of(VERSION, target.facts()).digest());
    }

    private List<Finding> findings(Views seen) {
        var view = seen.view();
        return new ReleasedCommit(view, view.tag().map(tag -> target.facts()), onProduction).findings();
    }

    @Test
    @DisplayName("L19 that the approved tag exists is no reason to refuse publishing")
    void passesWithTheApprovedTag() {
        assertThat(findings(views)).isEmpty();
    }

    @Test
    @DisplayName("L19 a tag that is not the approved object is one")
    void refusesAForeignTag() {
        views.tagged(Views.MAIN, List.of("Release v1.2.3", "", "aegis-approval: sha256:other"));
        Plans.assertBlocks(findings(views), Rule.TAG_IS_OURS, "v1.2.3", "sha256:other");
        views.lightweight("v1.2.3", Views.MAIN);
        Plans.assertBlocks(findings(views), Rule.TAG_IS_OURS, "not annotated");
    }

    @Test
    @DisplayName("L19 without a tag nothing is published")
    void refusesWithoutATag() {
        Plans.assertBlocks(findings(Views.of("1.2.3")), Rule.TAG_APPROVED, "no tag v1.2.3");
    }

    @Test
    void refusesATagThatIsNotOnProduction() {
        onProduction = Observed.present(false, "ancestors");
        Plans.assertBlocks(findings(views), Rule.TAG_APPROVED, "v1.2.3", "main");
    }

    @Test
    void doesNotKnowWhereTheTagIs() {
        onProduction = Observed.unknown("ancestors", "git died");
        Plans.assertUnknown(findings(views), Rule.TAG_APPROVED, "git died");
    }

    @Test
    void namesAMissingProductionBranch() {
        views.without("main");
        Plans.assertBlocks(findings(views), Rule.PRODUCTION_EXISTS, "main");
    }

    @Test
    @DisplayName("L7 a remote that does not answer is unknown, not without the tag")
    void doesNotKnowASilentRemote() {
        views.unknown();
        Plans.assertUnknown(findings(views), Rule.REMOTE_KNOWN, "connection timed out");
        assertThat(findings(views)).hasSize(1);
    }
}
