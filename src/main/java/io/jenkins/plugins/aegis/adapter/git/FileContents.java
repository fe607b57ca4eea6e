package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.RelativePath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Texts of files at a commit, all read by one git process.
 *
 * <p>Paths go by standard input, where they need no quoting and have no other meaning. Symbolic links within the commit
 * are followed, as a build in a checkout would do.
 */
final class FileContents {
    private final GitCommand git;

    FileContents(GitCommand git) {
        this.git = git;
    }

    Map<String, Observed<String>> read(CommitId commit, Collection<String> paths) throws InterruptedException {
        List<String> asked = List.copyOf(new LinkedHashSet<>(paths));
        asked.forEach(RelativePath::require);
        // An object of this name is missing, and git says so between the answers. Counting bytes would not do: what is
        // no UTF-8 has another length after decoding.
        String separator = "next-" + UUID.randomUUID();
        StringBuilder questions = new StringBuilder(commit + "^{commit}\n" + separator + "\n");
        asked.forEach(path -> questions.append(commit + ":" + path + "\n" + separator + "\n"));
        Observed<String[]> answers = git.ask(
                "commit " + commit,
                git.local("cat-file", "--batch", "--follow-symlinks").withInput(questions.toString()),
                result -> answers(commit, result, separator + " missing\n", asked.size() + 2));

        Map<String, Observed<String>> found = new LinkedHashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            int at = i + 1;
            String source = asked.get(i) + " at " + commit.abbreviated();
            found.put(asked.get(i), answers.flatMap(all -> content(source, all[at])));
        }
        return found;
    }

    private static Observed<String[]> answers(CommitId commit, Result result, String separator, int expected) {
        String source = "commit " + commit;
        if (!result.succeeded()) {
            return Observed.unknown(source, GitCommand.complaint(result));
        }
        String[] answers = result.output().split(separator, -1);
        if (answers.length != expected) {
            return Observed.unknown(source, "git answered " + answers.length + " of " + expected + " questions");
        }
        if (!answers[0].startsWith(commit + " commit ")) {
            return Observed.unknown(source, "the commit was not fetched");
        }
        return Observed.present(answers, source);
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
