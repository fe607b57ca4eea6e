package io.jenkins.plugins.aegis.operation.history;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import io.jenkins.plugins.aegis.rule.Finding;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One tag and what the policy says of it.
 *
 * @param version empty if the name has none of the accepted forms
 * @param stated what each version surface of the tagged commit states; empty where there is no version to compare with
 * @param judged findings of each aspect that was judged; an empty list says that it is met
 */
public record JudgedTag(
        TagRef tag,
        Optional<ReleaseVersion> version,
        Map<VersionSurface, Observed<String>> stated,
        Map<Aspect, List<Finding>> judged) {
    public JudgedTag {
        stated = Collections.unmodifiableMap(new LinkedHashMap<>(stated));
        judged = Collections.unmodifiableMap(new LinkedHashMap<>(judged));
    }

    public AspectState state(Aspect aspect) {
        return judged.containsKey(aspect) ? AspectState.of(judged.get(aspect)) : AspectState.NOT_JUDGED;
    }

    /** All findings, notes too, in the order of the aspects. */
    public List<Finding> findings() {
        return judged.values().stream().flatMap(Collection::stream).toList();
    }

    /** Findings that speak against the tag. */
    public List<Finding> blocking() {
        return findings().stream().filter(Finding::isBlocker).toList();
    }

    public boolean conforms() {
        return blocking().isEmpty();
    }

    /** {@code stable}, {@code planned prerelease}, {@code recovery prerelease}, {@code recovery preview}, {@code malformed}. */
    public String kind() {
        return version.map(each -> each.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .orElse("malformed");
    }

    /** Who made it, as far as its message can tell. */
    public Origin origin() {
        if (state(Aspect.APPROVAL) == AspectState.UNKNOWN) {
            return Origin.UNKNOWN;
        }
        if (state(Aspect.APPROVAL) == AspectState.NOT_MET) {
            return Origin.FALSE_CLAIM;
        }
        boolean ours = state(Aspect.APPROVAL) == AspectState.MET
                && judged.get(Aspect.APPROVAL).isEmpty();
        return ours ? Origin.THIS_PIPELINE : Origin.ELSEWHERE;
    }

    /** Where a tag comes from. */
    public enum Origin {
        /** It carries an approval that can be computed again from the tagged commit. */
        THIS_PIPELINE,
        /** It carries none. */
        ELSEWHERE,
        /** It carries one that is not of this version, commit and metadata. */
        FALSE_CLAIM,
        /** It carries one that could not be checked. */
        UNKNOWN
    }
}
