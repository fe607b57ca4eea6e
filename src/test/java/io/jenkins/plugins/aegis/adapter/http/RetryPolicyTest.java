package io.jenkins.plugins.aegis.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.adapter.http.RetryPolicy.Spent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {
    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");

    private static Optional<Duration> pause(int status, String retryAfter, Spent spent) {
        return RetryPolicy.DEFAULT.pause(status, Optional.ofNullable(retryAfter), spent, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,1",
        "60,60",
        "' 7 ',7",
        "'Mon, 4 May 2026 03:02:31 GMT',30",
        "'Mon, 04 May 2026 03:02:31 GMT',30",
        "'Mon, 4 May 2026 03:00:00 GMT',0",
        ",2",
        "soon,2",
        "-1,2",
        "1.5,2"
    })
    void waitsAsLongAsTheServerSays(String retryAfter, long seconds) {
        assertThat(pause(429, retryAfter, Spent.NOTHING)).contains(Duration.ofSeconds(seconds));
        assertThat(pause(503, retryAfter, Spent.NOTHING)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"61", "3600", "999999999", "Mon, 4 May 2026 03:03:02 GMT"})
    void doesNotWaitForMoreThanAMinute(String retryAfter) {
        assertThat(pause(429, retryAfter, Spent.NOTHING)).isEmpty();
    }

    @Test
    void countsThePausesOfOneReadTogether() {
        Spent once = Spent.NOTHING.and(Duration.ofSeconds(40));

        assertThat(pause(429, "20", once)).contains(Duration.ofSeconds(20));
        assertThat(pause(429, "21", once)).isEmpty();
    }

    @Test
    void givesUpAfterTheThirdRepetition() {
        Spent thrice = Spent.NOTHING.and(Duration.ZERO).and(Duration.ZERO).and(Duration.ZERO);

        assertThat(pause(503, "0", thrice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 304, 400, 401, 403, 404, 408, 409, 500, 501, 502, 504})
    void takesEveryOtherStatusForAnAnswer(int status) {
        assertThat(pause(status, "1", Spent.NOTHING)).isEmpty();
    }

    @Test
    void neverRepeatsWhereThatIsNotWanted() {
        assertThat(RetryPolicy.NEVER.pause(429, Optional.of("0"), Spent.NOTHING, NOW))
                .isEmpty();
    }
}
