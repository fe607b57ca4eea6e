package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request that the forge answered since it was started, oldest first; tokens are not kept. */
public final class RequestLog {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * One answered request.
     *
     * @param path with query, as sent
     * @param write whether it asked for a change; GraphQL queries are reads, although they are posted
     * @param login whose token was sent, empty without one
     */
    public record Entry(
            Instant at, String method, String path, int status, boolean write, String login, String userAgent) {}

    void add(Entry entry) {
        entries.add(entry);
    }

    /** All requests, as an unchanging copy. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many requests of {@code login} asked for a change, whether or not it was granted. */
    public long writes(String login) {
        return entries.stream()
                .filter(entry -> entry.write() && entry.login().equals(login))
                .count();
    }

    /** How many requests of {@code login} only read. */
    public long reads(String login) {
        return entries.stream()
                .filter(entry -> !entry.write() && entry.login().equals(login))
                .count();
    }

    /** Requests of all logins that asked for a change. */
    public long writes() {
        return entries.stream().filter(Entry::write).count();
    }

    /** Requests of all logins that only read. */
    public long reads() {
        return entries.stream().filter(entry -> !entry.write()).count();
    }

    /** Requests to endpoints that this forge does not have, which GitHub may well have. */
    public List<Entry> unserved() {
        return entries.stream().filter(entry -> entry.status() == 501).toList();
    }

    /** Forgets everything, so that one run can be told from the next. */
    public void clear() {
        entries.clear();
    }
}
