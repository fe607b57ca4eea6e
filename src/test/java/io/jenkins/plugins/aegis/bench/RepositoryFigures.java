package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.GeneratedRepository.Size;
import io.jenkins.plugins.aegis.bench.ObservedFacts.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Targets 1 and 2: facts and history audit of a generated repository, next to plain git on the same one. */
final class RepositoryFigures implements AutoCloseable {
    private static final double FACTS = 1.2;
    private static final double AUDIT = 2;

    private final Size size;
    private final boolean target;
    private final ScratchDirectory clones;
    private final ObservedFacts facts;
    private final PlainGit plain;

    /** @param target whether the targets are about this size; the figures of others are only told */
    static RepositoryFigures in(Path directory, Size size, boolean target) throws IOException, InterruptedException {
        GeneratedRepository repository = GeneratedRepository.in(directory.resolve("repositories"), size);
        return new RepositoryFigures(repository, ScratchDirectory.in(directory), target);
    }

    private RepositoryFigures(GeneratedRepository repository, ScratchDirectory clones, boolean target)
            throws InterruptedException {
        this.size = repository.size();
        this.target = target;
        this.clones = clones;
        facts = new ObservedFacts(repository, clones.path().resolve("ours"));
        plain = new PlainGit(repository, clones.path());
    }

    List<Figure> facts(int rounds) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Step step : Step.values()) {
            Samples ours = new Samples();
            Samples theirs = new Samples();
            Samples.sideBySide(rounds, ours, () -> facts.read(step), theirs, () -> plain.answer(step));
            facts.processes();
            facts.forgeReads();
            facts.read(step);
            String detail = String.format(
                    Locale.ROOT,
                    "ours %s in %d processes and %d questions to the forge, plain git %s in %d",
                    ours,
                    facts.processes().size(),
                    facts.forgeReads(),
                    theirs,
                    plain.answer(step));
            figures.add(figure(
                    1, "facts of " + words(step) + " ÷ plain git", ours.median() / theirs.median(), FACTS, detail));
        }
        return figures;
    }

    Figure audit(int rounds) throws Exception {
        Samples ours = new Samples();
        Samples theirs = new Samples();
        Samples.sideBySide(rounds, ours, facts::audit, theirs, plain::listTagsWithContents);
        facts.processes();
        facts.audit();
        String detail = String.format(
                Locale.ROOT,
                "ours %s in %d processes, for-each-ref %s",
                ours,
                facts.processes().size(),
                theirs);
        return figure(2, "history audit ÷ one for-each-ref", ours.median() / theirs.median(), AUDIT, detail);
    }

    @Override
    public void close() {
        clones.close();
    }

    private Figure figure(int number, String name, double value, double limit, String detail) {
        return target
                ? Figure.of(number, name, size, value, limit, detail)
                : Figure.told(number, name, size, value, detail);
    }

    private static String words(Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
