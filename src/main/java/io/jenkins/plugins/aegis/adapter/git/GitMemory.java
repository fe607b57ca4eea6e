package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What git said of objects, which have their content in their ids: it is true for ever. Where refs stand is never kept;
 * what the same refs lead to is.
 *
 * <p>The steps of one build may share one, as long as the same machine answers for the same remote. It is bounded, Unknown
 * is never kept, and nothing of it is stored. Safe for several threads.
 */
public final class GitMemory {
    /** Characters, about; whoever asks for more than that asks git again. */
    private static final long MOST = 8_000_000;

    private static final long ENTRY = 100;

    private final Map<List<?>, Observed<?>> answers = new HashMap<>();
    private Optional<Seen> seen = Optional.empty();
    private long weight;

    /** @param refs full name to object, as the remote stated them */
    private record Seen(Map<String, CommitId> refs, RepositorySnapshot snapshot) {}

    interface Question<T> {
        Observed<T> ask() throws InterruptedException;
    }

    /** @param question names git's answer completely, by ids */
    <T> Observed<T> of(List<?> question, Question<T> asked) throws InterruptedException {
        Optional<Observed<T>> known = recall(question);
        if (known.isPresent()) {
            return known.get();
        }
        Observed<T> answer = Objects.requireNonNull(asked.ask());
        keep(question, answer);
        return answer;
    }

    @SuppressWarnings("unchecked") // what stands under a question is its own answer
    synchronized <T> Optional<Observed<T>> recall(List<?> question) {
        return Optional.ofNullable((Observed<T>) answers.get(question));
    }

    synchronized void keep(List<?> question, Observed<?> answer) {
        if (answer.isUnknown()) {
            // The cache may have lost what its refs lead to: the next look at them is a whole one.
            seen = Optional.empty();
            return;
        }
        long more = weight(question) + weight(answer.asOptional().orElse(null));
        if (more > MOST / 2) {
            // One answer that is as large as that does not drive out all others.
            return;
        }
        if (weight + more > MOST) {
            forget();
        }
        weight += more;
        answers.put(question, answer);
    }

    private void forget() {
        answers.clear();
        weight = 0;
    }

    /** What these very refs lead to, full name to object. */
    synchronized Optional<RepositorySnapshot> snapshot(Map<String, CommitId> refs) {
        return seen.filter(last -> last.refs().equals(refs)).map(Seen::snapshot);
    }

    /** Whether it knows what some refs lead to. */
    synchronized boolean holdsSnapshot() {
        return seen.isPresent();
    }

    synchronized void keep(Map<String, CommitId> refs, RepositorySnapshot snapshot) {
        seen = Optional.of(new Seen(refs, snapshot));
    }

    private static long weight(Object value) {
        if (value instanceof CharSequence text) {
            return ENTRY + text.length();
        }
        if (value instanceof Collection<?> many) {
            return ENTRY + many.stream().mapToLong(GitMemory::weight).sum();
        }
        return value instanceof TagRef tag ? ENTRY + weight(tag.message()) : ENTRY;
    }
}
