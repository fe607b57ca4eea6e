package io.jenkins.plugins.aegis.operation.approve;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.ApprovalSubject;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.operation.metadata.MetadataFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes what is approved out of version and commit alone, so that anybody can make it again. */
public final class Subjects {
    private Subjects() {}

    public static ApprovalSubject of(ReleaseVersion version, MetadataFacts metadata) {
        SortedMap<String, String> digests = new TreeMap<>();
        metadata.texts()
                .forEach((path, text) -> digests.put(
                        path,
                        text.asOptional()
                                .map(Digest::sha256)
                                .map(Digest::toString)
                                .orElse("absent")));
        return new ApprovalSubject(version, metadata.commit(), digests, outlineAfterApproval(version, metadata));
    }

    /** What the release does once it is approved, one effect a line. */
    public static List<String> outlineAfterApproval(ReleaseVersion version, MetadataFacts metadata) {
        ReleaseDescriptor descriptor = metadata.descriptor();
        List<String> outline = new ArrayList<>();
        outline.add("push annotated tag " + version.tag() + " on " + metadata.commit());
        for (Channel channel : descriptor.packaging().channels()) {
            String name = metadata.packageName(channel).asOptional().orElse("a package without a name");
            String distTag = channel.distTagOf(version);
            outline.add("publish " + name + "@" + channel.versionOf(version) + " to "
                    + channel.place().name() + " (" + channel.kind() + ")"
                    + (distTag.isEmpty() ? "" : " under dist-tag " + distTag)
                    + (channel.place().optional() ? ", optional" : ""));
        }
        outline.add("publish release " + version.tag() + (version.isPrerelease() ? " as prerelease" : " as latest"));
        outline.add("delete branch " + descriptor.branches().releasePrefix() + version);
        return outline;
    }
}
