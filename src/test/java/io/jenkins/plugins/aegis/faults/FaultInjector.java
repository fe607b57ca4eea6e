package io.jenkins.plugins.aegis.faults;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** WireMock as a proxy before any number of servers; each {@link Line} through it has a fault of its own. */
final class FaultInjector implements AutoCloseable {
    /** Longer than any client of the matrix waits. */
    static final int FOREVER_MILLIS = 60_000;

    /** Nothing of the page of a gateway gets into a message. */
    static final String PAGE = "<html><head><title>Bad Gateway</title></head><body>upstream said no</body></html>";

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Socket reserved = new Socket();
    private final WireMockServer server;

    FaultInjector() throws IOException {
        // Bound and not listening: the port is nobody else's, and connections to it are refused.
        reserved.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(300)
                .jettyStopTimeout(1L)
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .extensions(new Aftermath(this::line)));
        server.addMockServiceRequestListener(
                (request, response) -> line(request).ifPresent(line -> line.recorded(request)));
        server.start();
        answer(Fault.RESET, aResponse().withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER));
        answer(Fault.LATE, aResponse().withFixedDelay(FOREVER_MILLIS));
        answer(Fault.SERVER_ERROR, document(500, "out of order"));
        answer(
                Fault.GATEWAY,
                aResponse()
                        .withStatus(502)
                        .withHeader("Content-Type", "text/html")
                        .withBody(PAGE));
        answer(Fault.FORBIDDEN, document(403, "not by you"));
        answer(Fault.HIDDEN, document(404, "Not Found"));
        server.stubFor(get(urlMatching("/line[0-9]+/-/whoami"))
                .andMatching(request -> MatchResult.of(line(request)
                        .filter(line -> line.takes(Fault.HIDDEN, request))
                        .isPresent()))
                .atPriority(1)
                .willReturn(document(401, "whose token is that?")));
        answer(Fault.CONFLICT, document(409, "not now"));
        answer(Fault.UNPROCESSABLE, document(422, "not like this"));
        answer(Fault.BUSY, document(429, "slow down").withHeader("Retry-After", "1"));
    }

    private static ResponseDefinitionBuilder document(int status, String message) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"message\":\"" + message + "\",\"error\":\"" + message + "\"}");
    }

    private void answer(Fault fault, ResponseDefinitionBuilder answer) {
        server.stubFor(requestMatching(request -> MatchResult.of(
                        line(request).filter(line -> line.takes(fault, request)).isPresent()))
                .atPriority(1)
                .willReturn(answer));
    }

    /** The first part of the path names it. */
    private Optional<Line> line(Request request) {
        return Optional.ofNullable(lines.get(request.getUrl().replaceFirst("^(/[^/?]*).*", "$1")));
    }

    /** A line to the server, whole so far. */
    Line to(URI server) {
        URI origin = URI.create(server.getScheme() + "://" + server.getAuthority());
        String path = "/line" + numbers.incrementAndGet();
        Line line = new Line(
                path,
                URI.create("http://127.0.0.1:" + this.server.port()),
                origin,
                URI.create("http://127.0.0.1:" + reserved.getLocalPort() + path));
        lines.put(path, line);
        this.server.stubFor(any(urlMatching(path + "/.*"))
                .atPriority(9)
                .willReturn(aResponse().proxiedFrom(origin.toString()).withProxyUrlPrefixToRemove(path)));
        return line;
    }

    @Override
    public void close() {
        server.stop();
        try {
            reserved.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
