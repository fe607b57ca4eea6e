package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.aegis.adapter.github.ConditionalAnswers;
import io.jenkins.plugins.aegis.adapter.github.GitHubForge;
import io.jenkins.plugins.aegis.adapter.github.Transport;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import jenkins.model.Jenkins;

/** Requests that the controller sends itself, through the proxy that Jenkins is configured with. */
public final class ControllerHttp {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(1);

    /** Of all builds: a build that waits opens its ports for each look, and asks conditionally all the same. */
    private static final ConditionalAnswers ANSWERS = new ConditionalAnswers();

    private static Proxy proxyOfShared;
    private static HttpClient shared;

    private ControllerHttp() {}

    public static GitHubForge forge(URI api, String repository, String token) {
        return new GitHubForge(api, repository, token, Transport.over(client()), ANSWERS);
    }

    public static HttpDownloads downloads() {
        return new HttpDownloads(client(), ANSWER);
    }

    /** Each client has a thread until it is collected, so that all builds share one while the proxy is the same. */
    private static HttpClient client() {
        Proxy proxy = Proxy.configured();
        synchronized (ControllerHttp.class) {
            if (!proxy.equals(proxyOfShared)) {
                shared = connecting();
                proxyOfShared = proxy;
            }
            return shared;
        }
    }

    /** Redirections are followed by who knows where a credential may go. */
    private static HttpClient connecting() {
        return ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    /** What a client keeps of Jenkins' proxy; an administrator may change it at any time. */
    private record Proxy(ProxyConfiguration itself, String name, int port, String except, String user) {
        static Proxy configured() {
            ProxyConfiguration proxy = Jenkins.get().getProxy();
            return proxy == null
                    ? new Proxy(null, null, 0, null, null)
                    : new Proxy(proxy, proxy.getName(), proxy.getPort(), proxy.getNoProxyHost(), proxy.getUserName());
        }
    }
}
