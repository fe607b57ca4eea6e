package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LooksTest {
    @Test
    @DisplayName("L31 builds that wait share few threads, however slow the forge is")
    void sharesFewThreads() throws Exception {
        int builds = 40;
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch answer = new CountDownLatch(1);
        CountDownLatch looked = new CountDownLatch(builds);
        List<Looks> waiting = new ArrayList<>();
        for (int build = 0; build < builds; build++) {
            Looks looks = new Looks();
            waiting.add(looks);
            looks.schedule(
                    () -> {
                        threads.add(Thread.currentThread());
                        await(answer);
                        looked.countDown();
                    },
                    Duration.ZERO);
        }
        answer.countDown();
        looked.await();

        assertThat(waiting).hasSize(builds);
        assertThat(threads).hasSizeBetween(1, 4).allSatisfy(thread -> assertThat(thread.getName())
                .startsWith("Aegis Release"));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void interruptsTheLookWithWhichItEnds() throws Exception {
        CountDownLatch looking = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Looks looks = new Looks();
        looks.schedule(
                () -> {
                    looking.countDown();
                    await(new CountDownLatch(1));
                    if (Thread.currentThread().isInterrupted()) {
                        interrupted.countDown();
                    }
                },
                Duration.ZERO);
        looking.await();

        looks.end();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void looksNoMoreOnceItEnded() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        Looks looks = new Looks();
        looks.end();
        looks.schedule(late::countDown, Duration.ZERO);
        new Looks().schedule(other::countDown, Duration.ZERO);
        other.await();

        assertThat(late.getCount()).isOne();
    }
}
