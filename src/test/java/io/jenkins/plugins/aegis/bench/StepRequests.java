package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.rehearsal.CountedHttp;
import io.jenkins.plugins.aegis.rehearsal.forge.RequestLog;
import io.jenkins.plugins.aegis.rehearsal.pipeline.PipelineListener;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which step of a release asked the forge for what, and how long it took; steps follow one another. */
public final class StepRequests implements PipelineListener {
    private final RequestLog log;
    private final int before;
    private final List<Call> calls = new ArrayList<>();
    private final long registriesBefore = CountedHttp.registryReads();
    private long registriesAfter = registriesBefore;
    private int first;

    /**
     * One run of a step.
     *
     * @param first index of its first request in the log
     * @param end index after its last request
     */
    private record Call(String step, int first, int end, Duration took) {}

    public StepRequests(RequestLog log) {
        this.log = log;
        this.before = log.entries().size();
    }

    @Override
    public synchronized void stepStarted(StageInfo stage, String step, int line) {
        first = log.entries().size();
    }

    @Override
    public synchronized void stepFinished(StageInfo stage, String step, Duration took, Optional<Throwable> failure) {
        calls.add(new Call(step, first, log.entries().size(), took));
        registriesAfter = CountedHttp.registryReads();
    }

    /** Reads of registries, those of package managers left aside. */
    public synchronized long registryReads() {
        return registriesAfter - registriesBefore;
    }

    /** Until the last step ended: what comes later is of somebody else. */
    private synchronized List<RequestLog.Entry> all() {
        List<RequestLog.Entry> entries = log.entries();
        return entries.subList(
                before,
                calls.isEmpty() ? entries.size() : calls.get(calls.size() - 1).end());
    }

    /** Requests to the forge's interface, Release Please's left aside. */
    public List<RequestLog.Entry> own() {
        return all().stream().filter(entry -> isOwn(entry) && !isStorage(entry)).toList();
    }

    /** Every request to the forge, Release Please's and those for stored files too, as {@code METHOD /path?query}. */
    public List<String> words() {
        return all().stream().map(entry -> entry.method() + " " + entry.path()).toList();
    }

    /** Requests that Release Please made. */
    public long releasePlease() {
        return all().stream().filter(entry -> !isOwn(entry)).count();
    }

    /** Downloads from where the forge keeps files, which it redirects to; on GitHub that is another server. */
    public long storage() {
        return all().stream().filter(StepRequests::isStorage).count();
    }

    /** Own requests that were to change something. */
    public long writes() {
        return own().stream().filter(RequestLog.Entry::write).count();
    }

    /** How long steps of that name took together. */
    public synchronized Duration took(String step) {
        return calls.stream()
                .filter(call -> call.step().equals(step))
                .map(Call::took)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How many of its own requests each step made; those that made none are left out. */
    public synchronized Map<String, Long> byStep() {
        List<RequestLog.Entry> entries = log.entries();
        Map<String, Long> steps = new LinkedHashMap<>();
        for (Call call : calls) {
            long own = entries.subList(call.first(), call.end()).stream()
                    .filter(entry -> isOwn(entry) && !isStorage(entry))
                    .count();
            if (own > 0) {
                steps.merge(call.step(), own, Long::sum);
            }
        }
        return steps;
    }

    /** For people: equal requests, and how often each was made. */
    public List<String> lines() {
        return own().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.method() + " " + entry.path() + " " + entry.status(),
                        TreeMap::new,
                        Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> String.format("%3d %s", entry.getValue(), entry.getKey()))
                .toList();
    }

    private static boolean isOwn(RequestLog.Entry entry) {
        return entry.userAgent().equals("aegis-release") || entry.userAgent().startsWith("Java-http-client");
    }

    private static boolean isStorage(RequestLog.Entry entry) {
        return entry.path().startsWith("/release-assets/");
    }
}
