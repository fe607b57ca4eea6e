package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.adapter.git.ObjectAnswers.Answer;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RelativePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Texts of files at commits, held in memory together. Symbolic links within the commit are followed, as a build in a
 * checkout would do.
 */
final class FileContents {
    private final GitCommand git;

    FileContents(GitCommand git) {
        this.git = git;
    }

    /** Files of one commit, all read by one git process. */
    Map<String, Observed<String>> read(CommitId commit, Collection<String> paths) throws InterruptedException {
        List<String> asked = new ArrayList<>(required(paths));
        List<String> questions = new ArrayList<>(List.of(commit + "^{commit}"));
        asked.forEach(path -> questions.add(commit + ":" + path));
        Map<String, Observed<String>> texts = new LinkedHashMap<>();
        try {
            List<Answer> answers = ObjectAnswers.followingLinks(questions, git);
            boolean fetched = isCommit(answers.get(0), commit);
            for (int i = 0; i < asked.size(); i++) {
                texts.put(
                        asked.get(i),
                        fetched ? answers.get(i + 1).text(source(commit, asked.get(i))) : notFetched(commit));
            }
        } catch (PortUnavailable e) {
            asked.forEach(path -> texts.put(path, Observed.unknown(source(commit, path), e.getMessage())));
        }
        return texts;
    }

    /** Files of many commits, read by so many git processes that their number depends on nothing. */
    Map<CommitId, Map<String, Observed<String>>> read(Map<CommitId, ? extends Collection<String>> paths)
            throws InterruptedException {
        // Most commits are asked for the same list.
        Map<Collection<String>, Set<String>> lists = new IdentityHashMap<>();
        Map<CommitId, Set<String>> asked = new LinkedHashMap<>();
        paths.forEach((commit, files) -> asked.put(commit, lists.computeIfAbsent(files, FileContents::required)));
        if (asked.isEmpty()) {
            return Map.of();
        }
        try {
            CommitFiles files = CommitFiles.read(git, asked);
            return collect(asked, (commit, path) -> files.text(commit, path, source(commit, path)));
        } catch (PortUnavailable e) {
            return collect(asked, (commit, path) -> Observed.unknown(source(commit, path), e.getMessage()));
        }
    }

    private static Set<String> required(Collection<String> paths) {
        Set<String> required = new LinkedHashSet<>();
        paths.forEach(path -> required.add(RelativePath.require(path)));
        return required;
    }

    private static Map<CommitId, Map<String, Observed<String>>> collect(
            Map<CommitId, Set<String>> asked, BiFunction<CommitId, String, Observed<String>> reading) {
        Map<CommitId, Map<String, Observed<String>>> found = new LinkedHashMap<>();
        asked.forEach((commit, paths) -> {
            Map<String, Observed<String>> texts = new LinkedHashMap<>();
            paths.forEach(path -> texts.put(path, reading.apply(commit, path)));
            found.put(commit, texts);
        });
        return found;
    }

    static boolean isCommit(Answer answer, CommitId commit) {
        return answer.kind().equals("commit") && answer.id().equals(commit.hex());
    }

    static <T> Observed<T> notFetched(CommitId commit) {
        return Observed.unknown("commit " + commit, "the commit was not fetched");
    }

    private static String source(CommitId commit, String path) {
        return path + " at " + commit.abbreviated();
    }
}
