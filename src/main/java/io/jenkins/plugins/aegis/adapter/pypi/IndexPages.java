package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.adapter.http.AskedAhead;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads.Reply;
import io.jenkins.plugins.aegis.model.DistributionName;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;

/** Reads the pages of the simple repository interface. */
final class IndexPages {
    private static final String JSON = "application/vnd.pypi.simple.v1+json";
    private static final String HTML = "application/vnd.pypi.simple.v1+html";
    private static final String PLAIN_HTML = "text/html";
    private static final String ACCEPT = JSON + ", " + HTML + ";q=0.2, " + PLAIN_HTML + ";q=0.1";
    private static final int LARGEST_PAGE = 64 << 20;
    private static final int BEGINNING = 16 << 10;

    private final IndexEndpoint endpoint;
    private final HttpDownloads downloads;
    private final AskedAhead<Reply> root;

    IndexPages(IndexEndpoint endpoint, HttpDownloads downloads) {
        this.endpoint = endpoint;
        this.downloads = downloads;
        URI at = endpoint.index();
        this.root = new AskedAhead<>(
                () -> downloads.beginning(at, endpoint.headersFor(at, ACCEPT), BEGINNING), IndexPages::isIndex);
    }

    /** Asks already for what {@link #project} needs should the project be missing. */
    void mayBeMissing() {
        root.begin();
    }

    /** The page of a project; Absent if an index answers there and has none of the project (lesson L21). */
    Observed<ProjectPage> project(String name) throws InterruptedException {
        URI at = endpoint.project(name);
        try {
            Reply reply = downloads.get(at, endpoint.headersFor(at, ACCEPT), LARGEST_PAGE);
            return switch (reply.status()) {
                case 200 -> Observed.present(read(reply, new DistributionName(name), at), at.toString());
                case 404 -> missing(at);
                default -> Observed.unknown(at.toString(), answered(at, reply));
            };
        } catch (IOException e) {
            return Observed.unknown(at.toString(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Observed.unknown(
                    at.toString(), "the answer was not understood: " + Printable.of(e.getMessage(), 1000));
        }
    }

    private static ProjectPage read(Reply reply, DistributionName project, URI at) {
        return switch (mediaType(reply)) {
            case JSON -> SimpleJson.read(reply.body(), project, at);
            case HTML, PLAIN_HTML -> SimpleHtml.read(reply.body(), project, at);
            default -> throw new IllegalArgumentException("it is " + mediaType(reply));
        };
    }

    /**
     * The interface knows no body that says which project is missing, and a proxy or a wrong address answers 404 as
     * well: it counts only if what stands above it is an index. Of that list, which may be huge, only the beginning is
     * read.
     */
    private Observed<ProjectPage> missing(URI at) throws IOException, InterruptedException {
        Reply reply = root.answer();
        return isIndex(reply)
                ? Observed.absent(at.toString())
                : Observed.unknown(
                        at.toString(),
                        "GET " + at.getRawPath() + " answered 404, and " + endpoint.index()
                                + " does not answer as a Python package index (" + reply.status() + ", "
                                + mediaType(reply) + "); is its address right?");
    }

    private static boolean isIndex(Reply reply) {
        return switch (mediaType(reply)) {
            case JSON, HTML -> reply.status() == 200;
            case PLAIN_HTML -> reply.status() == 200 && SimpleHtml.isPageOfAnIndex(reply.body());
            default -> false;
        };
    }

    private static String mediaType(Reply reply) {
        return reply.contentType()
                .map(type -> type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT))
                .orElse("of no content type");
    }

    private static String answered(URI at, Reply reply) {
        return "GET " + at.getRawPath() + " answered " + reply.status();
    }
}
