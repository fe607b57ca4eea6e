package io.jenkins.plugins.aegis.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a go/no-go approves: one commit, one set of metadata digests, one plan.
 *
 * <p>It follows from version and commit alone, so that anybody can compute it again from the repository and compare it
 * with the digest in the tag's message.
 *
 * @param metadata path of each metadata file, and of the descriptor, to the SHA-256 of its text at the commit
 * @param outline what will be done with the commit, one line each
 */
public record ApprovalSubject(
        ReleaseVersion version, CommitId commit, SortedMap<String, String> metadata, List<String> outline) {
    public ApprovalSubject {
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
        outline = List.copyOf(outline);
    }

    /** SHA-256 over the parts, one {@code key: value} a line, in the order of their keys. */
    public Digest digest() {
        StringBuilder text = new StringBuilder();
        parts().forEach((key, value) ->
                text.append(key).append(": ").append(value).append('\n'));
        return Digest.sha256(text.toString());
    }

    /** The parts by name, as they are hashed, shown and compared. */
    public SortedMap<String, String> parts() {
        SortedMap<String, String> parts = new TreeMap<>();
        parts.put("commit", commit.hex());
        metadata.forEach((path, digest) -> parts.put("metadata " + path, digest));
        for (int i = 0; i < outline.size(); i++) {
            parts.put(String.format("plan %02d", i + 1), outline.get(i));
        }
        parts.put("version", version.toString());
        return parts;
    }
}
