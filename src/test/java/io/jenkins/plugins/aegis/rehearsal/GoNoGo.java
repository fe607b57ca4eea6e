package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.port.BuildRecord.GateDecision;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputDecision;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputHandler;
import io.jenkins.plugins.aegis.rehearsal.pipeline.InputRequest;
import io.jenkins.plugins.aegis.rehearsal.pipeline.StageInfo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers the gates, by default as one person, and remembers the answers as Jenkins does. */
public final class GoNoGo implements InputHandler {
    private static final String GATE = "GoNoGo";

    private final String user;
    private final Question question;
    private final Map<String, InputDecision> others = new HashMap<>();
    private final List<GateDecision> decisions = new CopyOnWriteArrayList<>();

    /** Whether the person says go. */
    @FunctionalInterface
    private interface Question {
        boolean isGo(InputRequest request);
    }

    private GoNoGo(String user, Question question) {
        this.user = user;
        this.question = question;
    }

    /** Answers for that user, whatever is asked. */
    public static GoNoGo answering(String user, boolean go) {
        return new GoNoGo(user, request -> go);
    }

    /** Says go for that user as an administrator, whom Jenkins lets pass any list of submitters. */
    public static GoNoGo byAdministrator(String user) {
        return new GoNoGo(user, request -> true).butAt(GATE, new InputDecision.Proceed(user, true, Map.of()));
    }

    /** But the gate of that id is answered so. */
    public GoNoGo butAt(String gate, InputDecision decision) {
        others.put(gate, decision);
        return this;
    }

    /** Asks on the terminal; anything but a clear yes is a no, and so is the end of the input. */
    static GoNoGo asking(String user) {
        return new GoNoGo(user, GoNoGo::ask);
    }

    private static boolean ask(InputRequest request) {
        PrintStream out = System.out;
        out.println();
        out.print("  " + request.message() + " [yes/no] ");
        out.flush();
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
            return line != null && line.strip().matches("(?i)y|yes|go");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public InputDecision ask(StageInfo stage, InputRequest request) {
        InputDecision decision = others.get(request.id());
        if (decision == null) {
            decision =
                    question.isGo(request) ? new InputDecision.Proceed(user, Map.of()) : new InputDecision.Reject(user);
        }
        boolean go = decision instanceof InputDecision.Proceed;
        decisions.add(new GateDecision(request.id(), go, decision.user(), Instant.now(), reason(decision)));
        return decision;
    }

    private static String reason(InputDecision decision) {
        return decision instanceof InputDecision.Proceed proceed
                ? String.valueOf(proceed.values().getOrDefault("REASON", ""))
                : "";
    }

    List<GateDecision> decisions() {
        return List.copyOf(decisions);
    }
}
