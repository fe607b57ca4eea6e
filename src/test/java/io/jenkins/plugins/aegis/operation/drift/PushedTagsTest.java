package io.jenkins.plugins.aegis.operation.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord.RecordedTag;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import io.jenkins.plugins.aegis.testing.Commits;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.Views;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PushedTagsTest {
    private final Views views = Views.of("1.2.3").lightweight("v1.2.2", Commits.commit(5));

    private List<Finding> check(RecordedTag... recorded) {
        return new PushedTags(Observed.present(List.of(recorded), "earlier builds"))
                .check(views.view().snapshot().asOptional().orElseThrow());
    }

    private static RecordedTag pushed(int object, int build) {
        return new RecordedTag("v1.2.2", Commits.commit(object).hex(), "build #" + build);
    }

    @Test
    void passesATagThatIsWhatWasPushed() {
        assertThat(check(pushed(5, 3))).isEmpty();
    }

    @Test
    @DisplayName("a tag that was moved or made anew is named with both objects, and nobody can accept it")
    void refusesAMovedTag() {
        List<Finding> findings = check(pushed(4, 3));
        Plans.assertBlocks(
                findings,
                Rule.TAGS_UNMOVED,
                "v1.2.2",
                Commits.commit(5).hex(),
                "build #3 pushed object " + Commits.commit(4));
        assertThat(findings.get(0).isWaivable()).isFalse();
    }

    @Test
    void refusesADeletedTag() {
        List<Finding> findings = new PushedTags(Observed.present(List.of(pushed(5, 3)), "earlier builds"))
                .check(Views.of("1.2.3").view().snapshot().asOptional().orElseThrow());
        Plans.assertBlocks(findings, Rule.TAGS_UNMOVED, "v1.2.2 is gone");
    }

    @Test
    @DisplayName("what was pushed first counts, also where a later build found the moved tag")
    void comparesWithTheFirstRecord() {
        Plans.assertBlocks(check(pushed(4, 3), pushed(5, 4)), Rule.TAGS_UNMOVED, "build #3");
    }

    @Test
    void doesNotKnowUnreadableLogs() {
        Plans.assertUnknown(
                new PushedTags(Observed.unknown("earlier builds", "permission denied"))
                        .check(views.view().snapshot().asOptional().orElseThrow()),
                Rule.TAGS_UNMOVED,
                "permission denied");
    }
}
