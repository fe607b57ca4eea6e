package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.concurrent.SideBySide;
import io.jenkins.plugins.aegis.concurrent.SideBySide.Inquiry;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.List;

/** Many questions of one kind, put to two processes of git at the same time: it answers them one after the other. */
final class Shares {
    private static final int PROCESSES = 2;

    private Shares() {}

    /** Answers some of the questions, in their order. */
    @FunctionalInterface
    interface Answering<Q, A> {
        List<A> answer(List<Q> questions) throws PortUnavailable, InterruptedException;
    }

    /** All answers, in the order of the questions. */
    static <Q, A> List<A> of(List<Q> questions, Answering<Q, A> answering)
            throws PortUnavailable, InterruptedException {
        int middle = (questions.size() + 1) / PROCESSES;
        List<A> all = new ArrayList<>(questions.size());
        List<Inquiry<List<A>>> halves = List.of(
                () -> answering.answer(questions.subList(0, middle)),
                () -> answering.answer(questions.subList(middle, questions.size())));
        SideBySide.inquire(halves).forEach(all::addAll);
        return all;
    }
}
