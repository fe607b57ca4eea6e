package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.model.Observed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One repository on the forge: addresses of its resources, lists of them, and what a failed read says. */
final class HostedRepository {
    /** Entries of a page; the most that GitHub serves. */
    static final int PAGE = 100;
    /** Pages that one read may cost. */
    private static final int MOST_PAGES = 10;

    private final RestClient client;
    private final String owner;
    private final String name;
    private volatile boolean seen;

    /** A read that may fail; empty if the forge's answer says that there is no such thing. */
    @FunctionalInterface
    interface Query<T> {
        Optional<T> ask() throws RequestFailed, InterruptedException;
    }

    /** @param fullName {@code owner/name} */
    HostedRepository(RestClient client, String fullName) {
        String[] parts = fullName.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new IllegalArgumentException("\"" + fullName + "\" is no repository; write owner/name");
        }
        this.client = client;
        this.owner = parts[0];
        this.name = parts[1];
    }

    RestClient client() {
        return client;
    }

    String owner() {
        return owner;
    }

    String fullName() {
        return owner + "/" + name;
    }

    /** Path of a resource; each part is encoded. */
    String path(String... parts) {
        return "/repos/" + encoded(owner) + "/" + encoded(name)
                + Arrays.stream(parts).map(part -> "/" + encoded(part)).collect(Collectors.joining());
    }

    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Questions of more than one resource, in one request. */
    GraphQl graphQl() {
        return new GraphQl(client, owner, name);
    }

    Document get(String path) throws RequestFailed, InterruptedException {
        Document answer = new Document(client.get(path).body());
        seen = true;
        return answer;
    }

    /**
     * All entries of a list, over its pages.
     *
     * @param member the field that holds the list; empty if the answer is the list
     */
    List<Document> list(String path, String member) throws RequestFailed, InterruptedException {
        List<Document> all = new ArrayList<>();
        Answer page = firstPage(path);
        for (int pages = 1; ; pages++) {
            all.addAll(entries(page, member));
            if (page.next().isEmpty()) {
                return all;
            }
            if (pages == MOST_PAGES) {
                throw new RequestFailed(
                        RequestFailed.NO_ANSWER, path + " has more than " + pages * PAGE + " entries", null);
            }
            page = client.getPage(page.next().get());
        }
    }

    /** The first page of a list, whatever comes after it. */
    List<Document> newest(String path) throws RequestFailed, InterruptedException {
        return entries(firstPage(path), "");
    }

    private Answer firstPage(String path) throws RequestFailed, InterruptedException {
        Answer page = client.get(path + (path.contains("?") ? "&" : "?") + "per_page=" + PAGE);
        seen = true;
        return page;
    }

    private static List<Document> entries(Answer page, String member) {
        if (!member.isEmpty()) {
            return new Document(page.body()).list(member);
        }
        if (!page.body().isArray()) {
            throw new IllegalArgumentException("the answer is no list");
        }
        return Document.elements(page.body());
    }

    /** Absent for a 404 only if the repository itself can be seen; Unknown for every other failure. */
    <T> Observed<T> observe(String path, Query<T> query) throws InterruptedException {
        String source = client.address(path.replaceAll("[?].*", "")).toString();
        try {
            return query.ask().map(value -> Observed.present(value, source)).orElseGet(() -> Observed.absent(source));
        } catch (RequestFailed e) {
            return e.status() == 404 ? invisibleOrAbsent(source, e) : Observed.unknown(source, e.getMessage());
        } catch (IllegalArgumentException e) {
            return Observed.unknown(source, "not understood: " + e.getMessage());
        }
    }

    /** Whatever was read of the repository by this object shows that it can be seen; otherwise it is asked for. */
    private <T> Observed<T> invisibleOrAbsent(String source, RequestFailed notFound) throws InterruptedException {
        try {
            if (!seen) {
                get(path()).text("html_url");
            }
            return Observed.absent(source);
        } catch (RequestFailed e) {
            return Observed.unknown(
                    source,
                    notFound.getMessage() + ", and the repository cannot be seen with this credential: "
                            + e.getMessage());
        } catch (IllegalArgumentException e) {
            return Observed.unknown(source, "not understood: " + e.getMessage());
        }
    }
}
