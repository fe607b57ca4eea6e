package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.rule.Finding;
import java.util.ArrayList;
import java.util.List;

/**
 * What the policy says of a whole history.
 *
 * @param production name of the production branch
 * @param general findings of no single tag, such as a production branch that is not there
 * @param tags by version, malformed ones last and by name
 */
public record HistoryVerdict(String production, List<Finding> general, List<JudgedTag> tags) {
    public HistoryVerdict {
        general = List.copyOf(general);
        tags = List.copyOf(tags);
    }

    /** All findings, notes too. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(general);
        tags.forEach(tag -> all.addAll(tag.findings()));
        return all;
    }

    /** Whether all tags conform, and all of them could be judged. */
    public boolean conforms() {
        return findings().stream().noneMatch(Finding::isBlocker);
    }
}
