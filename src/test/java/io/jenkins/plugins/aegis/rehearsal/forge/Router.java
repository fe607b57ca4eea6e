package io.jenkins.plugins.aegis.rehearsal.forge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request. Patterns are written as in GitHub's API description; {@code {name+}} takes one or more
 * path segments, because clients write the slashes of a ref both plain and encoded.
 */
final class Router {
    private final List<Route> routes = new ArrayList<>();

    /** Answers one request whose path matched. */
    @FunctionalInterface
    interface Handler {
        Answer answer(Request request, Map<String, String> path);
    }

    /** A served method and path, and the least permission that it needs. */
    record Route(String method, List<String> pattern, Permission needs, Handler handler) {

        boolean isWrite() {
            return !method.equals("GET") && !pattern.equals(List.of("graphql"));
        }
    }

    /** A route with the values of its path's placeholders. */
    record Match(Route route, Map<String, String> path) {}

    Router get(String pattern, Handler handler) {
        return add("GET", pattern, Permission.READ, handler);
    }

    /** A route that changes something and needs write permission. */
    Router write(String method, String pattern, Handler handler) {
        return add(method, pattern, Permission.WRITE, handler);
    }

    Router add(String method, String pattern, Permission needs, Handler handler) {
        routes.add(new Route(method, segments(pattern), needs, handler));
        return this;
    }

    /** Every served route, written {@code METHOD /path/{name}}. */
    List<String> served() {
        return routes.stream()
                .map(route -> route.method() + " /" + String.join("/", route.pattern()))
                .toList();
    }

    Optional<Match> find(String method, String rawPath) {
        List<String> path = segments(rawPath);
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Route route : routes) {
            Optional<Map<String, String>> values =
                    route.method().equals(wanted) ? match(route.pattern(), path) : Optional.empty();
            if (values.isPresent()) {
                return Optional.of(new Match(route, values.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Map<String, String>> match(List<String> pattern, List<String> path) {
        Map<String, String> values = new LinkedHashMap<>();
        int at = 0;
        for (int i = 0; i < pattern.size(); i++) {
            String part = pattern.get(i);
            int remaining = pattern.size() - i - 1;
            int end = part.endsWith("+}") ? path.size() - remaining : at + 1;
            if (end <= at || end > path.size()) {
                return Optional.empty();
            }
            String text = String.join("/", path.subList(at, end));
            if (part.startsWith("{")) {
                values.put(part.replaceAll("[{}+]", ""), text);
            } else if (!part.equals(text)) {
                return Optional.empty();
            }
            at = end;
        }
        return at == path.size() ? Optional.of(values) : Optional.empty();
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }
}
