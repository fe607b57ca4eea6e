package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import java.net.http.HttpClient;
import java.time.Duration;
import org.kohsuke.github.connector.GitHubConnector;

/**
 * What carries requests and downloads, both without following redirections by itself.
 *
 * @param deadline for each request with its answer
 * @param retries of reads that the forge was too busy for; downloads have their own
 */
public record Transport(GitHubConnector connector, HttpDownloads downloads, Duration deadline, RetryPolicy retries) {
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final Duration DOWNLOAD = Duration.ofMinutes(10);

    /** A minute for each answer, ten for each download; proxies are the client's affair. */
    public static Transport over(HttpClient client) {
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException(
                    "the HTTP client must not follow redirections: it takes credentials along");
        }
        return new Transport(
                new BoundedConnector(client), new HttpDownloads(client, DOWNLOAD), ANSWER, RetryPolicy.DEFAULT);
    }

    /** Straight to the forge, with ten seconds to connect. */
    public static Transport direct() {
        return over(HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(10))
                .build());
    }

    /** The same with that long for each request, body included. */
    public Transport within(Duration limit) {
        return new Transport(connector, downloads, limit, retries);
    }

    /** The same with another patience for a forge that is too busy. */
    public Transport with(RetryPolicy other) {
        return new Transport(connector, downloads.with(other), deadline, other);
    }

    /** The same with other downloads. */
    public Transport downloading(HttpDownloads other) {
        return new Transport(connector, other, deadline, retries);
    }
}
