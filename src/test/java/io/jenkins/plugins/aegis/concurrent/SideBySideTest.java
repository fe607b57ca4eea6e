package io.jenkins.plugins.aegis.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SideBySideTest {
    private final Queue<String> ended = new ConcurrentLinkedQueue<>();

    @Test
    void answersInTheOrderOfTheQuestions() throws Exception {
        CountDownLatch second = new CountDownLatch(1);

        assertThat(SideBySide.ask(List.of("b", "a"), Function.identity(), name -> {
                    if (name.equals("b")) {
                        second.await();
                    } else {
                        second.countDown();
                    }
                    return name + "!";
                }))
                .containsExactly(Map.entry("b", "b!"), Map.entry("a", "a!"));
    }

    @Test
    void asksTwoQuestionsOfDifferentKindsAtTheSameTime() throws Exception {
        Exchanger<String> other = new Exchanger<>();

        assertThat(SideBySide.ask(() -> other.exchange("b"), () -> List.of(other.exchange("a"))))
                .isEqualTo(new SideBySide.Both<>("a", List.of("b")));
    }

    @Test
    void asksNobodyWhereThereIsNothingToAsk() throws Exception {
        assertThat(SideBySide.ask(List.<String>of(), Function.identity(), name -> {
                    throw new AssertionError("not expected");
                }))
                .isEmpty();
    }

    @Test
    void doesAsManyAtOnceAsItIsAllowed() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        AtomicInteger running = new AtomicInteger();
        Queue<Integer> most = new ConcurrentLinkedQueue<>();

        SideBySide.perform(2, List.of(1, 2, 3, 4), each -> {
            most.add(running.incrementAndGet());
            meet(two);
            running.decrementAndGet();
        });

        assertThat(most).hasSize(4).allMatch(together -> together <= 2);
    }

    /** Nobody passes alone: with fewer at once this would wait for ever. */
    private static void meet(CyclicBarrier barrier) throws InterruptedException {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void letsTheOthersEndAndTellsTheFirstFailureWithTheRest() {
        assertThatThrownBy(() -> SideBySide.perform(1, List.of("a", "b", "c"), each -> {
                    if (!each.equals("b")) {
                        throw new PortUnavailable(each + " failed");
                    }
                    ended.add(each);
                }))
                .isInstanceOf(PortUnavailable.class)
                .hasMessage("a failed")
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("c failed"));
        assertThat(ended).containsExactly("b");
    }

    @Test
    void throwsABugAsItIs() {
        IllegalArgumentException bug = new IllegalArgumentException("bug");

        assertThatThrownBy(() -> SideBySide.ask(List.of("a", "b"), Function.identity(), each -> {
                    throw bug;
                }))
                .isSameAs(bug);
    }

    @Test
    void endsAllOfThemWhenItIsInterrupted() throws Exception {
        CountDownLatch begun = new CountDownLatch(2);
        Thread asking = new Thread(() -> {
            try {
                SideBySide.ask(List.of("a", "b"), Function.identity(), each -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                        return each;
                    } finally {
                        ended.add(each);
                    }
                });
            } catch (InterruptedException e) {
                ended.add("asking");
            }
        });
        asking.start();
        begun.await();

        asking.interrupt();
        asking.join();

        assertThat(ended).hasSize(3).endsWith("asking");
    }
}
