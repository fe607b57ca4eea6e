package io.jenkins.plugins.aegis.adapter.github;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Ends every exchange, the reading of its answer included, by a deadline; the library's connectors have none.
 *
 * <p>An interrupt ends the exchange, too, and leaves the thread's flag set.
 */
final class DeadlineConnector implements GitHubConnector {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "aegis-github");
        thread.setDaemon(true);
        return thread;
    });

    private final GitHubConnector next;
    private final Duration deadline;

    DeadlineConnector(GitHubConnector next, Duration deadline) {
        this.next = next;
        this.deadline = deadline;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        Future<GitHubConnectorResponse> exchange = THREADS.submit(() -> read(next.send(request)));
        try {
            return exchange.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new HttpTimeoutException("no complete answer within " + deadline.toSeconds() + " s");
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** Has the body in memory when it returns: the library's responses keep it for later reads. */
    private static GitHubConnectorResponse read(GitHubConnectorResponse response) throws IOException {
        response.bodyStream().close();
        return response;
    }
}
