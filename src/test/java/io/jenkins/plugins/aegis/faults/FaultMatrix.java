package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.faults.Call.Place;
import io.jenkins.plugins.aegis.testing.Canaries;
import io.jenkins.plugins.aegis.testing.ProcessArguments;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Tries pairs side by side: those that only wait many at a time, those that start programs as many as there are processors. */
final class FaultMatrix implements AutoCloseable {
    private static final int WAITING = 24;

    private final FaultTable table = new FaultTable();
    private final Map<Place, Site> sites = new EnumMap<>(Place.class);
    private final FaultInjector injector = new FaultInjector();
    private final AtomicInteger numbers = new AtomicInteger(1);
    private final AtomicInteger places = new AtomicInteger();
    private final ExecutorService waiting = Executors.newFixedThreadPool(WAITING);
    private final ExecutorService working =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    FaultMatrix(Map<Place, Site> sites) throws Exception {
        this.sites.putAll(sites);
    }

    /** Pairs of the table. */
    static long size() {
        FaultTable table = new FaultTable();
        return Arrays.stream(Call.values())
                .flatMap(call -> Arrays.stream(Fault.values()).map(fault -> table.of(call, fault)))
                .filter(Optional::isPresent)
                .count();
    }

    /**
     * What was tried, and what of it was wrong.
     *
     * @param requests all that the product sent
     * @param searched what was searched for credentials
     */
    record Report(List<Pair> tried, Map<Pair, List<String>> wrong, List<String> requests, Searched searched) {
        int right() {
            return tried.size() - wrong.size();
        }
    }

    /**
     * Texts and files of all pairs, and command lines of all processes.
     *
     * @param escaped command lines that show a credential
     */
    record Searched(int credentials, int places, int commandLines, List<String> escaped) {}

    /** Every pair of the table whose place is here and that is asked for. */
    Report tryAll(Predicate<Pair> wanted) throws Exception {
        Map<Pair, Future<List<String>>> results = new LinkedHashMap<>();
        List<String> requests = Collections.synchronizedList(new ArrayList<>());
        ProcessArguments processes = ProcessArguments.watch();
        for (Call call : Call.values()) {
            for (Fault fault : Fault.values()) {
                Optional<Pair> pair = table.of(call, fault)
                        .map(expected -> new Pair(call, fault, expected))
                        .filter(each -> sites.containsKey(call.place()) && wanted.test(each));
                if (pair.isPresent()) {
                    ExecutorService threads = call.needsProgram() ? working : waiting;
                    results.put(pair.get(), threads.submit(() -> tried(pair.get(), requests)));
                }
            }
        }
        Map<Pair, List<String>> wrong = new LinkedHashMap<>();
        for (Map.Entry<Pair, Future<List<String>>> each : results.entrySet()) {
            List<String> found = each.getValue().get();
            if (!found.isEmpty()) {
                wrong.put(each.getKey(), found);
            }
        }
        processes.close();
        return new Report(List.copyOf(results.keySet()), wrong, requests, searched(processes));
    }

    private Searched searched(ProcessArguments processes) {
        Canaries canaries = new Canaries();
        sites.values().forEach(site -> site.secrets().forEach(canaries::plant));
        processes.seen().forEach(line -> canaries.search("arguments of " + line.replaceFirst("\\x00.*", ""), line));
        return new Searched(
                canaries.kinds().size(),
                places.get() + canaries.places(),
                processes.seen().size(),
                canaries.escaped().stream().map(Canaries.Escape::toString).toList());
    }

    private List<String> tried(Pair pair, List<String> requests) {
        Site site = sites.get(pair.call().place());
        List<Line> lines = new ArrayList<>();
        try {
            return pair.tried(site, new Pair.Place() {
                @Override
                public Line line() {
                    lines.add(injector.to(site.address()));
                    return lines.get(lines.size() - 1);
                }

                @Override
                public int number() {
                    return numbers.getAndIncrement();
                }

                @Override
                public void searched(int more) {
                    places.addAndGet(more);
                }
            });
        } catch (Exception | AssertionError e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            return List.of(pair + ": " + trace);
        } finally {
            lines.forEach(line -> requests.addAll(line.requests()));
        }
    }

    @Override
    public void close() {
        waiting.shutdownNow();
        working.shutdownNow();
        injector.close();
        for (Site site : sites.values()) {
            site.close();
        }
    }
}
