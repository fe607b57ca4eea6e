package io.jenkins.plugins.aegis.operation.await;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PollIntervalTest {
    private static int looksWithin(Duration limit) {
        int looks = 0;
        Duration pause = Duration.ZERO;
        for (Duration at = Duration.ZERO; at.compareTo(limit) <= 0; at = at.plus(pause)) {
            looks++;
            pause = PollInterval.after(pause);
        }
        return looks;
    }

    @Test
    @DisplayName("L34 an hour of waiting costs at most sixty looks")
    void looksAtMostSixtyTimesInAnHour() {
        assertThat(looksWithin(Duration.ofHours(1))).isEqualTo(52);
    }

    @Test
    void looksSoonAtFirst() {
        assertThat(looksWithin(Duration.ofSeconds(40))).isEqualTo(4);
    }
}
