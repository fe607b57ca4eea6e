package io.jenkins.plugins.aegis.faults;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** One client's way to a server, below a path of its own; requests of one kind come to grief until it is mended. */
final class Line {
    /** Git and GraphQL read by POST, too. */
    private static final Pattern WRITE = Pattern.compile("(?!GET|HEAD|POST .*/git-upload-pack|POST /graphql).*");

    private final String path;
    private final URI proxy;
    private final URI target;
    private final URI nowhere;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final AtomicInteger seen = new AtomicInteger();
    private final Map<String, Integer> written = new ConcurrentHashMap<>();
    private volatile Pattern kind = Pattern.compile("nothing");
    private volatile Optional<Fault> fault = Optional.empty();
    private volatile boolean resting;
    private volatile UnaryOperator<String> edit = UnaryOperator.identity();

    private final Evidence evidence = new Evidence();

    /** What the server said before anything was written. */
    record Answer(int status, byte[] body) {}

    Line(String path, URI proxy, URI target, URI nowhere) {
        this.path = path;
        this.proxy = proxy;
        this.target = target;
        this.nowhere = nowhere;
    }

    /** What whoever uses it shows and keeps. */
    Evidence evidence() {
        return evidence;
    }

    String path() {
        return path;
    }

    /** What a client is to take for the server; without a slash at its end. */
    URI base() {
        return has(Fault.REFUSED) ? nowhere : proxy.resolve(path);
    }

    /** Text of the server with its addresses replaced, so that nobody goes around the proxy. */
    String asSeen(String text) {
        return edit.apply(text.replace(target.toString(), proxy.resolve(path).toString()));
    }

    /** From now on the server's texts are read so. */
    void edit(UnaryOperator<String> how) {
        edit = how;
    }

    /** @param kind which requests it is about, {@code METHOD /path?query} */
    void spoil(Pattern which, Fault how) {
        kind = which;
        fault = Optional.of(how);
    }

    void mend() {
        fault = Optional.empty();
    }

    /** Whether the fault, if there is one, keeps away for a while. */
    void rest(boolean still) {
        resting = still;
    }

    boolean has(Fault which) {
        return fault().equals(Optional.of(which));
    }

    Optional<Fault> fault() {
        return resting ? Optional.empty() : fault;
    }

    /** Whether what the server shows is to be remembered for that. */
    boolean isToBeStale() {
        return fault.equals(Optional.of(Fault.STALE));
    }

    /** Whether the request, which has just arrived, is to be answered by the fault in place of the server. */
    boolean takes(Fault which, Request request) {
        if (!has(which) || which.isTaken()) {
            return false;
        }
        boolean ofTheKind = isOfTheKind(request);
        int before = ofTheKind ? arrived() : 0;
        return which == Fault.HIDDEN || ofTheKind && (which != Fault.BUSY || before == 0);
    }

    /** @return how many came before it */
    private int arrived() {
        return seen.getAndIncrement();
    }

    boolean isOfTheKind(Request request) {
        return kind.matcher(named(request)).matches();
    }

    /** Method, path from the server's root on, and query. */
    String named(Request request) {
        return request.getMethod() + " " + request.getUrl().substring(path.length());
    }

    void recorded(Request request) {
        requests.add(named(request));
    }

    /** The server answered the request. */
    void answered(Request request, int status) {
        if (isOfTheKind(request) && fault().filter(Fault::isTaken).isPresent()) {
            arrived();
        }
        String name = named(request).replaceFirst("[?].*", "");
        if (status < 300 && WRITE.matcher(name).matches()) {
            written.merge(name, 1, Integer::sum);
        }
    }

    /** What was answered to that before the first write, and now, if nothing was written yet. */
    Answer fromBefore(Request request, Answer now) {
        String key = named(request) + " " + request.getBodyAsBase64();
        return written() > 0 ? answers.getOrDefault(key, now) : remember(key, now);
    }

    private Answer remember(String key, Answer now) {
        answers.put(key, now);
        return now;
    }

    /** The most that any one request that writes was answered with success. */
    long written() {
        return written("");
    }

    /** @param name beginning of {@code METHOD /path} of the requests that count */
    long written(String name) {
        return written.entrySet().stream()
                .filter(each -> each.getKey().startsWith(name))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Requests of the kind that came to grief, or would have but for the first. */
    int seen() {
        return seen.get();
    }

    /** Every request, {@code METHOD /path?query}. */
    List<String> requests() {
        return List.copyOf(requests);
    }
}
