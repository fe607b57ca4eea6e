package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.aegis.adapter.github.ConditionalAnswers;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Requests that the controller sends itself, through the proxy that Jenkins is configured with. */
public final class ControllerHttp {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /** Of all builds: a build that waits opens its ports for each look, and asks conditionally all the same. */
    private static final ConditionalAnswers ANSWERS = new ConditionalAnswers();

    private ControllerHttp() {}

    public static GitHubForge forge(URI api, String repository, String token) {
        return new GitHubForge(api, repository, token, Transport.over(client()), ANSWERS);
    }

    public static HttpDownloads downloads() {
        return new HttpDownloads(client(), ANSWER);
    }

    /** Redirections are followed by who knows where a credential may go. */
    private static HttpClient client() {
        return ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }
}
