package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.model.Observed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Answers by question, Unknown ones left aside; one that was on its way when all was forgotten is not kept. */
final class RememberedAnswers {
    private final Map<List<?>, Observed<?>> known = new HashMap<>();
    private Object generation = new Object();

    interface Question<T> {
        Observed<T> ask() throws InterruptedException;
    }

    @SuppressWarnings("unchecked") // what stands under a question is its own answer
    <T> Observed<T> of(List<?> question, Question<T> asked) throws InterruptedException {
        Object before;
        synchronized (this) {
            Observed<?> there = known.get(question);
            if (there != null) {
                return (Observed<T>) there;
            }
            before = generation;
        }
        Observed<T> answer = Objects.requireNonNull(asked.ask());
        synchronized (this) {
            if (before == generation && !answer.isUnknown()) {
                known.put(question, answer);
            }
        }
        return answer;
    }

    synchronized void forget() {
        known.clear();
        generation = new Object();
    }
}
