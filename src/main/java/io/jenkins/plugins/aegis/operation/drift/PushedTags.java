package io.jenkins.plugins.aegis.operation.drift;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.BuildRecord.RecordedTag;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.rule.Finding;
import io.jenkins.plugins.aegis.rule.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that earlier builds of the job pushed, by their audit logs: a tag that is another object now was moved or
 * recreated ("Never delete, move, or recreate a public release tag").
 *
 * @param recorded oldest build first
 */
public record PushedTags(Observed<List<RecordedTag>> recorded) {

    /** A finding for each tag that is not the object that was pushed first. */
    public List<Finding> check(RepositorySnapshot refs) {
        if (recorded.isUnknown()) {
            return List.of(Finding.unknown(Rule.TAGS_UNMOVED, recorded));
        }
        Map<String, RecordedTag> first = new LinkedHashMap<>();
        recorded.asOptional().orElse(List.of()).forEach(tag -> first.putIfAbsent(tag.tag(), tag));
        return first.values().stream().flatMap(tag -> moved(refs, tag).stream()).toList();
    }

    private static Optional<Finding> moved(RepositorySnapshot refs, RecordedTag recorded) {
        Optional<RepositorySnapshot.TagRef> there = refs.tag(recorded.tag());
        if (there.filter(tag -> tag.object().hex().equals(recorded.object())).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Finding.blocker(
                Rule.TAGS_UNMOVED,
                "tag " + recorded.tag() + " is "
                        + there.map(tag -> "object " + tag.object()).orElse("gone") + ", but " + recorded.build()
                        + " pushed object " + recorded.object(),
                "Find out who moved it, and push object " + recorded.object() + " as " + recorded.tag() + " again"));
    }
}
