package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.RelativePath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Texts of files at commits, all read by one git process and held in memory together.
 *
 * <p>Paths go by standard input, where they need no quoting and have no other meaning. Symbolic links within the commit
 * are followed, as a build in a checkout would do.
 */
final class FileContents {
    private final GitCommand git;

    FileContents(GitCommand git) {
        this.git = git;
    }

    Map<CommitId, Map<String, Observed<String>>> read(Map<CommitId, ? extends Collection<String>> paths)
            throws InterruptedException {
        List<Question> asked = questions(paths);
        // An object of this name is missing, and git says so between the answers. Counting bytes would not do: what is
        // no UTF-8 has another length after decoding.
        String separator = "next-" + UUID.randomUUID();
        StringBuilder input = new StringBuilder();
        asked.forEach(question -> input.append(question.object() + "\n" + separator + "\n"));
        Observed<Map<CommitId, Map<String, Observed<String>>>> found = asked.isEmpty()
                ? Observed.present(new LinkedHashMap<>(), "nothing")
                : git.ask(
                        "the cache of " + git.access().remote(),
                        git.local("cat-file", "--batch", "--follow-symlinks").withInput(input.toString()),
                        result -> texts(asked, result, separator + " missing\n"));
        return found.asOptional().orElseGet(() -> unknown(asked, found));
    }

    /** Each commit itself, then its paths. */
    private static List<Question> questions(Map<CommitId, ? extends Collection<String>> paths) {
        List<Question> questions = new ArrayList<>();
        paths.forEach((commit, files) -> {
            questions.add(new Question(commit, Optional.empty()));
            new LinkedHashSet<>(files)
                    .forEach(path -> questions.add(new Question(commit, Optional.of(RelativePath.require(path)))));
        });
        return questions;
    }

    private static Map<CommitId, Map<String, Observed<String>>> unknown(List<Question> asked, Observed<?> why) {
        String reason = why.unknownReason().orElse("");
        return collect(asked, question -> Observed.unknown(question.source(), reason));
    }

    private Observed<Map<CommitId, Map<String, Observed<String>>>> texts(
            List<Question> asked, Result result, String separator) {
        String source = "the cache of " + git.access().remote();
        if (!result.succeeded()) {
            return Observed.unknown(source, GitCommand.complaint(result));
        }
        List<String> answers = List.of(result.output().split(separator, -1));
        if (answers.size() != asked.size() + 1) {
            return Observed.unknown(
                    source, "git answered " + (answers.size() - 1) + " of " + asked.size() + " questions");
        }
        Set<CommitId> fetched = new HashSet<>();
        Iterator<String> answer = answers.iterator();
        return Observed.present(
                collect(asked, question -> {
                    String text = answer.next();
                    if (question.path().isEmpty() && text.startsWith(question.commit() + " commit ")) {
                        fetched.add(question.commit());
                    }
                    return fetched.contains(question.commit())
                            ? content(question.source(), text)
                            : Observed.unknown("commit " + question.commit(), "the commit was not fetched");
                }),
                source);
    }

    /** What is said to each question, in their order; what is said of a commit itself is not kept. */
    private static Map<CommitId, Map<String, Observed<String>>> collect(
            List<Question> asked, Function<Question, Observed<String>> reading) {
        Map<CommitId, Map<String, Observed<String>>> found = new LinkedHashMap<>();
        for (Question question : asked) {
            Map<String, Observed<String>> texts =
                    found.computeIfAbsent(question.commit(), commit -> new LinkedHashMap<>());
            Observed<String> text = reading.apply(question);
            question.path().ifPresent(path -> texts.put(path, text));
        }
        return found;
    }

    /** @param path empty for the commit itself */
    private record Question(CommitId commit, Optional<String> path) {
        String object() {
            return path.map(file -> commit + ":" + file).orElse(commit + "^{commit}");
        }

        String source() {
            return path.map(file -> file + " at ").orElse("commit ") + commit.abbreviated();
        }
    }

    private static Observed<String> content(String source, String answer) {
        int end = answer.indexOf('\n');
        String[] header = answer.substring(0, Math.max(end, 0)).split(" ");
        String kind = header.length == 3 ? header[1] : "";
        if (kind.equals("blob")) {
            String text = answer.substring(end + 1, answer.length() - 1);
            return isExactly(text, header[0])
                    ? Observed.present(text, source)
                    : Observed.unknown(source, "the file is not encoded in UTF-8");
        }
        if (answer.startsWith("symlink ")) {
            return Observed.unknown(source, "a symbolic link leads out of the repository");
        }
        boolean missing = answer.endsWith(" missing\n") || answer.endsWith(" submodule\n");
        boolean leadsNowhere =
                answer.startsWith("dangling ") || answer.startsWith("loop ") || answer.startsWith("notdir ");
        return missing || leadsNowhere || kind.equals("tree")
                ? Observed.absent(source)
                : Observed.unknown(source, "git's answer cannot be understood");
    }

    /** Whether the text, encoded again, has the object id: then nothing was lost in decoding. */
    private static boolean isExactly(String text, String id) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            MessageDigest digest = MessageDigest.getInstance(id.length() == 40 ? "SHA-1" : "SHA-256");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes)).equals(id);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-1 and SHA-256 are part of every Java runtime", e);
        }
    }
}
