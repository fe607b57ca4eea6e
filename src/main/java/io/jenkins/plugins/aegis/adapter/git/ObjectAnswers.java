package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks one process of {@code git cat-file --batch} for many objects. What it prints is taken byte by byte: it says how
 * long each object is in bytes, and what is no UTF-8 would have another length after decoding.
 */
final class ObjectAnswers {
    /** No question starts so: ours have a colon, a caret or nothing behind an object id. */
    private static final Pattern FOUND = Pattern.compile("([0-9a-f]{40,64}) (blob|tree|commit|tag) ([0-9]{1,9})");

    private static final Pattern LINK = Pattern.compile("(symlink|dangling|loop|notdir) ([0-9]{1,9})");
    private static final Pattern NOTHING = Pattern.compile(".* (missing|submodule|ambiguous)");

    private final String output;
    private int at;

    /**
     * What git says of one object.
     *
     * @param id empty where there is none
     * @param kind of the object; or git's word for why there is none
     * @param bytes of the object, each as one character; those of a link where it leads out
     */
    record Answer(String id, String kind, String bytes) {
        /** The text of a file; Absent for what is none. */
        Observed<String> text(String source) {
            return switch (kind) {
                case "blob" -> decoded(source);
                case "missing", "submodule", "dangling", "loop", "notdir", "tree" -> Observed.absent(source);
                case "symlink" -> Observed.unknown(source, "a symbolic link leads out of the repository");
                default -> Observed.unknown(source, "git's answer cannot be understood");
            };
        }

        private Observed<String> decoded(String source) {
            try {
                byte[] encoded = bytes.getBytes(StandardCharsets.ISO_8859_1);
                return Observed.present(
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(encoded))
                                .toString(),
                        source);
            } catch (CharacterCodingException e) {
                return Observed.unknown(source, "the file is not encoded in UTF-8");
            }
        }
    }

    private ObjectAnswers(String output) {
        this.output = output;
    }

    /** Objects by their ids, or by {@code <id>:<path>} and the like; the answers are in the order of the questions. */
    static List<Answer> to(List<String> questions, GitCommand git) throws PortUnavailable, InterruptedException {
        return ask(questions, git, git.local("cat-file", "--batch", "--buffer"));
    }

    /** The same, through symbolic links within the commit, as a build in a checkout would do. */
    static List<Answer> followingLinks(List<String> questions, GitCommand git)
            throws PortUnavailable, InterruptedException {
        return ask(questions, git, git.local("cat-file", "--batch", "--buffer", "--follow-symlinks"));
    }

    private static List<Answer> ask(List<String> questions, GitCommand git, Command command)
            throws PortUnavailable, InterruptedException {
        if (questions.isEmpty()) {
            return List.of();
        }
        // Paths go by standard input, where they need no quoting and have no other meaning.
        Result result =
                git.run(command.withInput(String.join("\n", questions) + "\n").printingBytes());
        if (!result.succeeded()) {
            throw new PortUnavailable(GitCommand.complaint(result));
        }
        ObjectAnswers answers = new ObjectAnswers(result.output());
        List<Answer> all = new ArrayList<>(questions.size());
        while (answers.at < answers.output.length()) {
            all.add(answers.next());
        }
        if (all.size() != questions.size()) {
            throw new PortUnavailable("git answered " + all.size() + " of " + questions.size() + " questions");
        }
        return all;
    }

    private Answer next() throws PortUnavailable {
        int end = output.indexOf('\n', at);
        String header = output.substring(at, end < 0 ? output.length() : end);
        at += header.length() + 1;
        Matcher found = FOUND.matcher(header);
        if (found.matches()) {
            return new Answer(found.group(1), found.group(2), body(found.group(3)));
        }
        Matcher link = LINK.matcher(header);
        if (link.matches()) {
            return new Answer("", link.group(1), body(link.group(2)));
        }
        Matcher nothing = NOTHING.matcher(header);
        return new Answer("", nothing.matches() ? nothing.group(1) : "", "");
    }

    private String body(String size) throws PortUnavailable {
        int end = at + Integer.parseInt(size);
        if (end >= output.length()) {
            throw new PortUnavailable("git's answer breaks off");
        }
        String bytes = output.substring(at, end);
        at = end + 1;
        return bytes;
    }
}
