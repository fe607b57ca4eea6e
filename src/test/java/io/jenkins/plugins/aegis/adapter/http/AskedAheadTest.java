package io.jenkins.plugins.aegis.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AskedAheadTest {
    private final AtomicInteger times = new AtomicInteger();

    @Test
    void asksWhileNobodyWaitsForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AskedAhead<Integer> question = new AskedAhead<>(
                () -> {
                    asked.countDown();
                    return 200;
                },
                status -> true);

        question.begin();

        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(question.answer()).isEqualTo(200);
    }

    @Test
    void keepsAnAnswerThatSettlesIt() throws Exception {
        AskedAhead<Integer> question = new AskedAhead<>(times::incrementAndGet, status -> true);
        question.answer();
        question.begin();

        assertThat(question.answer()).isEqualTo(1);
    }

    @Test
    void asksAgainWhereTheAnswerSettlesNothing() throws Exception {
        AskedAhead<Integer> question = new AskedAhead<>(times::incrementAndGet, status -> status > 1);
        question.answer();
        question.begin();

        assertThat(question.answer()).isEqualTo(2);
    }

    @Test
    void tellsAFailureAndAsksAgain() throws Exception {
        AskedAhead<Integer> question = new AskedAhead<>(
                () -> {
                    if (times.incrementAndGet() == 1) {
                        throw new IOException("the line is down");
                    }
                    return 200;
                },
                status -> true);
        assertThatThrownBy(question::answer).isInstanceOf(IOException.class).hasMessage("the line is down");
        question.begin();

        assertThat(question.answer()).isEqualTo(200);
    }
}
