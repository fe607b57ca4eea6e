package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Repeats a read that the forge was too busy for, after the pause that it asks for; a write is never repeated.
 *
 * <p>Source: "Best practices for using the REST API" of GitHub's documentation: the secondary rate limit answers 403 or
 * 429, with {@code retry-after}. An interrupt ends the pause and leaves the thread's flag set.
 */
final class PatientConnector implements GitHubConnector {
    private final GitHubConnector next;
    private final RetryPolicy retries;

    PatientConnector(GitHubConnector next, RetryPolicy retries) {
        this.next = next;
        this.retries = retries;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        RetryPolicy.Spent spent = RetryPolicy.Spent.NOTHING;
        while (true) {
            GitHubConnectorResponse response = next.send(request);
            Optional<Duration> pause = RestRequest.isRead(request) ? pause(response, spent) : Optional.empty();
            if (pause.isEmpty()) {
                return response;
            }
            response.close();
            sleep(pause.get());
            spent = spent.and(pause.get());
        }
    }

    private Optional<Duration> pause(GitHubConnectorResponse response, RetryPolicy.Spent spent) {
        Optional<String> after = Optional.ofNullable(response.header("Retry-After"));
        boolean limited = response.statusCode() == 403 && after.isPresent();
        return retries.pause(limited ? 429 : response.statusCode(), after, spent, Instant.now());
    }

    private static void sleep(Duration pause) throws InterruptedIOException {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }
}
