package io.jenkins.plugins.aegis.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Whether a read is repeated because the server was too busy for it: 429 and 503, which say that nothing was wrong with
 * the request. Everything else is an answer.
 *
 * <p>Sources: RFC 9110, sections 10.2.3 and 15.6.4; RFC 6585, section 4.
 *
 * @param longest that all pauses of one read may take together; a server that wants more is not asked again
 * @param unstated the pause where the server says nothing
 * @param repetitions that one read may cost
 */
public record RetryPolicy(Duration longest, Duration unstated, int repetitions) {
    /** A minute at most, two seconds where nothing is said, and three more requests. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(Duration.ofMinutes(1), Duration.ofSeconds(2), 3);

    /** The first answer counts. */
    public static final RetryPolicy NEVER = new RetryPolicy(Duration.ZERO, Duration.ZERO, 0);

    /** What has been spent on a read so far. */
    public record Spent(int repetitions, Duration paused) {
        public static final Spent NOTHING = new Spent(0, Duration.ZERO);

        public Spent and(Duration pause) {
            return new Spent(repetitions + 1, paused.plus(pause));
        }
    }

    /**
     * How long to wait before the read is repeated; empty if it is not.
     *
     * @param retryAfter seconds or a date, as the server states it
     */
    public Optional<Duration> pause(int status, Optional<String> retryAfter, Spent spent, Instant now) {
        if (status != 429 && status != 503 || spent.repetitions() >= repetitions) {
            return Optional.empty();
        }
        Duration pause = retryAfter.flatMap(text -> stated(text.strip(), now)).orElse(unstated);
        return Optional.of(pause).filter(each -> spent.paused().plus(each).compareTo(longest) <= 0);
    }

    private static Optional<Duration> stated(String text, Instant now) {
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(at.isBefore(now) ? Duration.ZERO : Duration.between(now, at));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
