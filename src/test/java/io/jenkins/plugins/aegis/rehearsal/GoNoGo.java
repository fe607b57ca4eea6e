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
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers the gate as one person, and remembers the answers as Jenkins does. */
public final class GoNoGo implements InputHandler {
    private final String user;
    private final Question question;
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
        boolean go = question.isGo(request);
        decisions.add(new GateDecision(request.id(), go, user, Instant.now(), ""));
        return go ? new InputDecision.Proceed(user, Map.of()) : new InputDecision.Reject(user);
    }

    List<GateDecision> decisions() {
        return List.copyOf(decisions);
    }
}
