package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.faults.Outcome.Kind;
import io.jenkins.plugins.aegis.testing.Canaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One call under one fault, tried on a line and a trial of its own: while the fault lasts, and after it is mended. */
record Pair(Call call, Fault fault, Expected expected) {
    /** A machine that is busy may need all of it for what comes before the fault: then there is another try. */
    private static final List<Duration> SHORT =
            List.of(Duration.ofMillis(1500), Duration.ofSeconds(6), Duration.ofSeconds(25));

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOO_OFTEN = "written more than once";

    /** For what costs programs of others: each stands for the ones that these programs take alike. */
    private static final Set<Fault> REPRESENTATIVE =
            Set.of(Fault.RESET_AFTER, Fault.LATE_AFTER, Fault.GATEWAY_AFTER, Fault.FORBIDDEN, Fault.STALE);

    private static final int LONGEST_TEXT = 12_000;

    /** Whether it is tried at each build; all are by {@code bin/fault-matrix}. */
    boolean isRepresentative() {
        if (call.place() == Call.Place.RELEASE_PLEASE) {
            return call == Call.RELEASE_PLEASE_PULL && (fault == Fault.RESET_AFTER || fault == Fault.FORBIDDEN);
        }
        return !call.needsProgram() || call != Call.NPM_DIST_TAGS && REPRESENTATIVE.contains(fault);
    }

    /** Where a pair is tried: each time on a line and with a number of its own. */
    interface Place {
        Line line();

        int number();

        /** How many texts and files of it were searched for the credentials. */
        void searched(int places);
    }

    /** What is wrong; empty if all is as expected. */
    List<String> tried(Site site, Place place) throws Exception {
        if (!fault.isSlow()) {
            return tried(site, place, LONG);
        }
        List<String> wrong = List.of();
        for (Duration patience : SHORT) {
            wrong = tried(site, place, patience);
            if (wrong.isEmpty() || wrong.stream().anyMatch(each -> each.contains(TOO_OFTEN))) {
                return wrong;
            }
        }
        return wrong;
    }

    private List<String> tried(Site site, Place place, Duration patience) throws Exception {
        int number = place.number();
        Trial trial = site.trial(call, number);
        Line line = place.line();
        Canaries canaries = new Canaries();
        site.secrets().forEach(canaries::plant);
        line.spoil(call.request(), fault);
        Outcome spoiled = trial.attempt(line, patience);
        long written = trial.written(line);
        line.mend();
        List<String> wrong = new ArrayList<>(harm(spoiled, written, line));
        search(canaries, spoiled, site, number);
        if (wrong.isEmpty()) {
            Outcome mended = trial.attempt(line, LONG);
            wrong.addAll(remains(mended, trial.written(line)));
            search(canaries, mended, site, number);
        }
        line.evidence().search(canaries);
        canaries.escaped().forEach(escape -> wrong.add("it shows a secret: " + escape));
        place.searched(canaries.places());
        return wrong.stream().map(each -> this + ": " + each).toList();
    }

    /** What it says, and the files that it left. */
    private static void search(Canaries canaries, Outcome outcome, Site site, int number) throws IOException {
        canaries.search("outcome", outcome.text());
        try (Stream<Path> there = Files.list(site.home())) {
            for (Path directory :
                    there.filter(each -> each.toString().endsWith("-" + number)).toList()) {
                canaries.searchBelow(directory);
            }
        }
    }

    private List<String> harm(Outcome spoiled, long written, Line line) {
        List<String> wrong = new ArrayList<>();
        if (!expected.allows(spoiled.kind())) {
            wrong.add("it led to " + spoiled);
        }
        if (expected.written() >= 0 && written != expected.written()) {
            wrong.add("written " + written + " times, and it led to " + spoiled);
        }
        if (written > 1) {
            wrong.add(TOO_OFTEN + ": " + written);
        }
        if (fault != Fault.REFUSED && fault != Fault.HIDDEN && line.seen() == 0) {
            wrong.add("the call was not made" + "; there were " + line.requests() + ", and it led to " + spoiled);
        }
        if (expected == Expected.ASKED && line.seen() < 2) {
            wrong.add("it was not asked again");
        }
        // Release Please dumps what it was answered; the step shows its last words, as the words of a program.
        boolean ourWords = call.place() != Call.Place.RELEASE_PLEASE;
        boolean stated = ourWords && fault.heading().matches("[0-9]+[+]?");
        if (stated
                && spoiled.is(Kind.UNKNOWN, Kind.UNAVAILABLE)
                && !spoiled.text().contains(fault.heading().substring(0, 3))
                && !(fault == Fault.HIDDEN && spoiled.text().matches("(?si).*(not found|401).*"))) {
            wrong.add("it does not say " + fault.heading() + ": " + spoiled);
        }
        if (ourWords && spoiled.text().contains("<html")
                || ourWords && spoiled.text().contains("upstream said")) {
            wrong.add("it shows what a gateway said: " + spoiled);
        }
        if (spoiled.text().isBlank() || spoiled.text().length() > LONGEST_TEXT) {
            wrong.add("it has " + spoiled.text().length() + " characters to say");
        }
        return wrong;
    }

    private List<String> remains(Outcome mended, long written) {
        boolean reading = mended.is(Kind.PRESENT, Kind.ABSENT);
        if (reading) {
            return written == 0 ? List.of() : List.of("reading wrote " + written + " times");
        }
        return mended.is(Kind.APPLIED, Kind.ALREADY_DONE) && written == 1
                ? List.of()
                : List.of("mended, it led to " + mended + ", and is written " + written + " times");
    }

    @Override
    public String toString() {
        return call + " × " + fault.heading() + " (" + expected + ")";
    }
}
