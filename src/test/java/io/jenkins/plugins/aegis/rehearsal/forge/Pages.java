package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Cuts a list into the page that a request asks for, with GitHub's {@code Link} header (30 a page, 100 at most). */
final class Pages {
    private static final int DEFAULT_SIZE = 30;
    private static final int LARGEST_SIZE = 100;

    private final Links links;

    Pages(Links links) {
        this.links = links;
    }

    /** A page of a plain array. */
    <T> Answer of(Request request, List<T> all, Function<? super T, ? extends JsonNode> json) {
        return wrapped(request, all, page -> Json.array(page, json));
    }

    /** A page of a list that comes inside of an object, as check runs do. */
    <T> Answer wrapped(Request request, List<T> all, Function<List<T>, ? extends JsonNode> json) {
        int size = Math.min(LARGEST_SIZE, Math.max(1, number(request, "per_page", DEFAULT_SIZE)));
        int page = Math.max(1, number(request, "page", 1));
        int last = Math.max(1, (all.size() + size - 1) / size);
        int from = (int) Math.min(all.size(), (page - 1L) * size);
        Answer answer = Answer.ok(json.apply(all.subList(from, Math.min(all.size(), from + size))));
        String link = link(request, page, last);
        return link.isEmpty() ? answer : answer.with("Link", link);
    }

    private String link(Request request, int page, int last) {
        List<String> rels = new ArrayList<>();
        if (page > 1) {
            rels.add(rel(request, Math.min(page - 1, last), "prev"));
        }
        if (page < last) {
            rels.add(rel(request, page + 1, "next"));
            rels.add(rel(request, last, "last"));
        }
        if (page > 1) {
            rels.add(rel(request, 1, "first"));
        }
        return String.join(", ", rels);
    }

    private String rel(Request request, int page, String rel) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        query.put("page", String.valueOf(page));
        String text = query.entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        return "<" + links.root(request.path()) + "?" + text + ">; rel=\"" + rel + "\"";
    }

    private static int number(Request request, String name, int otherwise) {
        try {
            return request.query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
