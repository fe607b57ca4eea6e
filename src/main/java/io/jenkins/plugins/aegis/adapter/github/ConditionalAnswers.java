package io.jenkins.plugins.aegis.adapter.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Answers of the forge with their entity tags, by which the same read is asked for conditionally the next time, also by
 * another step or build: none of them is taken for true before the forge has said that nothing changed.
 *
 * <p>Holds so many answers and bytes at most, the most recently used ones; a credential gets what was answered to itself
 * only. Safe for several threads.
 */
public final class ConditionalAnswers {
    private static final int MOST_ANSWERS = 1000;
    private static final int LARGEST_BODY = 1 << 20;
    private static final int MOST_BYTES = 8 << 20;

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** An answer with status 200. */
    record Kept(String etag, Map<String, List<String>> headers, byte[] body) {}

    /** @param credential is not kept, only what tells it from others */
    static String key(String credential, String accept, String url) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.valueOf(credential).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest) + " " + accept + " " + url;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Null if nothing is kept. */
    synchronized Kept recall(String key) {
        return kept.get(key);
    }

    synchronized void forget(String key) {
        Kept old = kept.remove(key);
        bytes -= old == null ? 0 : old.body().length;
    }

    synchronized void keep(String key, Kept answer) {
        forget(key);
        if (answer.body().length > LARGEST_BODY) {
            return;
        }
        kept.put(key, answer);
        bytes += answer.body().length;
        while (kept.size() > MOST_ANSWERS || bytes > MOST_BYTES) {
            forget(kept.keySet().iterator().next());
        }
    }
}
