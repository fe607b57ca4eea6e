package io.jenkins.plugins.aegis.operation.hotfix;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.operation.version.WrittenAuthorisation;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.List;
import java.util.Optional;

/**
 * A pull request that went to the production branch without being a promotion, and who authorised it ("Hotfixes" of the
 * runbook).
 *
 * <p>A maintainer authorises by a comment on the pull request, before or after the merge, that has the line {@code
 * hotfix-authorised: #<number of the pull request>}; whoever opened the pull request does not count.
 */
public record HotfixAuthorisation(PullRequest pull, WrittenAuthorisation given) {

    public static HotfixAuthorisation observe(Forge forge, PullRequest pull) throws InterruptedException {
        return new HotfixAuthorisation(
                pull, WrittenAuthorisation.observe(forge, pull.number(), line(pull), Optional.of(pull.author())));
    }

    private static String line(PullRequest pull) {
        return "hotfix-authorised: #" + pull.number();
    }

    /** That it was authorised and by whom, for approver and audit; or that it was not. */
    public List<Finding> check() {
        String hotfix = "hotfix #" + pull.number() + " \"" + Printable.of(pull.title(), 120) + "\" by " + pull.author()
                + " into " + pull.base();
        Observed<String> maintainer = given.by();
        if (maintainer.isUnknown()) {
            return List.of(Finding.unknown(Rule.HOTFIX_AUTHORISED, maintainer));
        }
        return List.of(maintainer
                .asOptional()
                .map(login -> Finding.warning(
                        Rule.HOTFIX_AUTHORISED,
                        hotfix + " was authorised by " + login,
                        "Nothing to do; it is shown because it did not come by a promotion"))
                .orElseGet(() -> Finding.blocker(
                        Rule.HOTFIX_AUTHORISED,
                        hotfix + " was authorised by no maintainer",
                        "Have somebody else with write permission comment on it with the line \"" + line(pull)
                                + "\"")));
    }
}
