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
import java.util.Set;

/**
 * Asks one process of {@code git cat-file --batch} for many objects. What it prints is taken byte by byte: it says how
 * long each object is in bytes, and what is no UTF-8 would have another length after decoding.
 */
final class ObjectAnswers {
    private static final Set<String> LINKS = Set.of("symlink", "dangling", "loop", "notdir");
    private static final Set<String> NOTHING = Set.of("missing", "submodule", "ambiguous");

    /** A file that is not encoded in UTF-8. */
    private static final String NO_TEXT = "no text";

    private final String output;
    private int at;

    /**
     * What git says of one object.
     *
     * @param id empty where there is none
     * @param kind of the object; or git's word for why there is none
     * @param content of the object; the text of a file, else each byte as one character
     */
    record Answer(String id, String kind, String content) {
        /** The text of a file; Absent for what is none. */
        Observed<String> text(String source) {
            return switch (kind) {
                case "blob" -> Observed.present(content, source);
                case NO_TEXT -> Observed.unknown(source, "the file is not encoded in UTF-8");
                case "missing", "submodule", "dangling", "loop", "notdir", "tree" -> Observed.absent(source);
                case "symlink" -> Observed.unknown(source, "a symbolic link leads out of the repository");
                default -> Observed.unknown(source, "git's answer cannot be understood");
            };
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

    /** {@code <id> <kind> <size>}, the object and a newline; or why there is none, with or without such a body. */
    private Answer next() throws PortUnavailable {
        int end = output.indexOf('\n', at);
        String header = output.substring(at, end < 0 ? output.length() : end);
        at += header.length() + 1;
        int last = header.lastIndexOf(' ');
        String word = header.substring(last + 1);
        if (NOTHING.contains(word)) {
            return new Answer("", word, "");
        }
        String start = header.substring(0, Math.max(last, 0));
        if (LINKS.contains(start)) {
            return new Answer("", start, body(word));
        }
        int space = start.indexOf(' ');
        if (space < 0) {
            throw new PortUnavailable("git's answer cannot be understood");
        }
        String kind = start.substring(space + 1);
        String body = body(word);
        return kind.equals("blob")
                ? file(start.substring(0, space), body)
                : new Answer(start.substring(0, space), kind, body);
    }

    private String body(String size) throws PortUnavailable {
        try {
            String body = output.substring(at, at + Integer.parseInt(size));
            at += body.length() + 1;
            return body;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new PortUnavailable("git's answer cannot be understood, or breaks off", e);
        }
    }

    private static Answer file(String id, String bytes) {
        try {
            // Most files are ASCII, and are what they are in any encoding.
            String text = bytes.chars().allMatch(each -> each < 0x80)
                    ? bytes
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                            .toString();
            return new Answer(id, "blob", text);
        } catch (CharacterCodingException e) {
            return new Answer(id, NO_TEXT, "");
        }
    }
}
