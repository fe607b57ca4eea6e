package io.jenkins.plugins.aegis.faults;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What becomes of a server's answer on its way back. */
final class Aftermath implements ResponseTransformerV2 {
    private static final int CHUNKS = 20;

    private final Function<Request, Optional<Line>> lines;

    Aftermath(Function<Request, Optional<Line>> lines) {
        this.lines = lines;
    }

    @Override
    public String getName() {
        return "aftermath";
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Request request = event.getRequest();
        Optional<Line> line = lines.apply(request);
        if (line.isEmpty() || !response.isFromProxy()) {
            return response;
        }
        Response seen = withOurAddresses(response, line.get());
        line.get().answered(request, seen.getStatus());
        if (line.get().isToBeStale()) {
            return stale(seen, request, line.get());
        }
        if (!line.get().isOfTheKind(request)) {
            return seen;
        }
        return line.get()
                .fault()
                .filter(Fault::isTaken)
                .map(fault -> spoiled(seen, fault))
                .orElse(seen);
    }

    private static Response stale(Response seen, Request request, Line line) {
        if (line.isOfTheKind(request)) {
            return seen;
        }
        Line.Answer before = line.fromBefore(request, new Line.Answer(seen.getStatus(), seen.getBody()));
        return Response.Builder.like(seen)
                .but()
                .status(before.status())
                .body(before.body())
                .build();
    }

    private static Response spoiled(Response seen, Fault fault) {
        Response.Builder builder = Response.Builder.like(seen).but();
        switch (fault) {
            case RESET_AFTER -> builder.fault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER);
            case LATE_AFTER -> builder.incrementInitialDelay(FaultInjector.FOREVER_MILLIS);
            case GATEWAY_AFTER ->
                builder.status(502)
                        .headers(new HttpHeaders(new HttpHeader("Content-Type", "text/html")))
                        .body(FaultInjector.PAGE);
            case CUT -> builder.body(Arrays.copyOf(seen.getBody(), seen.getBody().length / 2));
            case BROKEN -> builder.body("{\"id\": 17, <html>oops");
            case DRIP -> builder.chunkedDribbleDelay(new ChunkedDribbleDelay(CHUNKS, FaultInjector.FOREVER_MILLIS));
            default -> throw new IllegalArgumentException(fault + " takes nothing");
        }
        return builder.build();
    }

    private static Response withOurAddresses(Response response, Line line) {
        List<HttpHeader> headers = response.getHeaders().all().stream()
                .filter(header -> !header.keyEquals("Content-Length") && !header.keyEquals("Transfer-Encoding"))
                .map(header -> new HttpHeader(
                        header.key(), header.values().stream().map(line::asSeen).toList()))
                .toList();
        Response.Builder builder = Response.Builder.like(response).but().headers(new HttpHeaders(headers));
        boolean text =
                String.valueOf(response.getHeaders().getContentTypeHeader()).matches("(?s).*(json|html).*");
        return text
                ? builder.body(line.asSeen(new String(response.getBody(), StandardCharsets.UTF_8)))
                        .build()
                : builder.build();
    }
}
