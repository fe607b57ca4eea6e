package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import io.jenkins.plugins.aegis.port.RepositorySnapshot.TagRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fetched branches and tags, read with one git process, and one more if a tag points to a tag. */
final class RefListing {
    static final String BRANCHES = "refs/remotes/origin/";
    static final String TAGS = "refs/tags/";

    private static final int FIELDS = 8;

    /** NUL-terminated fields: neither a name nor a message can hold one. */
    private static final String FORMAT = String.join(
                    "%00",
                    "%(refname)",
                    "%(objectname)",
                    "%(objecttype)",
                    "%(*objectname)",
                    "%(*objecttype)",
                    "%(symref)",
                    "%(if:equals=tag)%(objecttype)%(then)%(contents:signature)%(end)",
                    "%(if:equals=tag)%(objecttype)%(then)%(contents)%(end)")
            + "%00";

    private record Ref(String name, String object, String type, String peeled, String peeledType, String message) {}

    private final GitCommand git;
    private final String source;

    RefListing(GitCommand git) {
        this.git = git;
        this.source = git.access().remote();
    }

    Observed<RepositorySnapshot> read() throws PortUnavailable, InterruptedException {
        Result listed = git.run(git.local("for-each-ref", "--format=" + FORMAT, "--", BRANCHES, TAGS));
        // A broken ref is left out with a warning and exit code 0: that is no reason to call it absent.
        if (!listed.succeeded() || !listed.errors().isBlank()) {
            return Observed.unknown(source, GitCommand.complaint(listed));
        }
        List<Ref> refs = new ArrayList<>();
        String[] fields = listed.output().split("\0", -1);
        if (fields.length % FIELDS != 1) {
            return Observed.unknown(source, "the list of refs cannot be understood");
        }
        for (int at = 0; at + FIELDS < fields.length; at += FIELDS) {
            if (fields[at + 5].isEmpty()) {
                refs.add(new Ref(
                        fields[at].strip(),
                        fields[at + 1],
                        fields[at + 2],
                        fields[at + 3],
                        fields[at + 4],
                        withoutSignature(fields[at + 7], fields[at + 6])));
            }
        }
        return snapshot(refs, targetsOfNested(refs));
    }

    private Observed<RepositorySnapshot> snapshot(List<Ref> refs, Map<String, CommitId> nested) {
        Map<String, CommitId> branches = new TreeMap<>();
        Map<String, TagRef> tags = new TreeMap<>();
        for (Ref ref : refs) {
            if (ref.name().startsWith(TAGS)) {
                String name = ref.name().substring(TAGS.length());
                tags.put(name, tag(name, ref, nested));
            } else if (ref.name().startsWith(BRANCHES) && ref.type().equals("commit")) {
                branches.put(ref.name().substring(BRANCHES.length()), new CommitId(ref.object()));
            } else {
                return Observed.unknown(source, ref.name() + " is a branch, but points to a " + ref.type());
            }
        }
        return Observed.present(new RepositorySnapshot(branches, tags), source);
    }

    private static TagRef tag(String name, Ref ref, Map<String, CommitId> nested) {
        boolean annotated = ref.type().equals("tag");
        Optional<CommitId> commit = Optional.empty();
        if (ref.type().equals("commit")) {
            commit = Optional.of(new CommitId(ref.object()));
        } else if (ref.peeledType().equals("commit")) {
            commit = Optional.of(new CommitId(ref.peeled()));
        } else if (annotated) {
            commit = Optional.ofNullable(nested.get(ref.object()));
        }
        List<String> message = annotated ? lines(ref.message()) : List.of();
        return new TagRef(name, new CommitId(ref.object()), annotated, commit, message);
    }

    /** Tag object to commit, for tags of tags: older git follows one step only in its list. */
    private Map<String, CommitId> targetsOfNested(List<Ref> refs) throws PortUnavailable, InterruptedException {
        List<String> outer = refs.stream()
                .filter(ref -> ref.peeledType().equals("tag"))
                .map(Ref::object)
                .distinct()
                .toList();
        if (outer.isEmpty()) {
            return Map.of();
        }
        String questions = outer.stream().map(id -> id + "^{}\n").collect(Collectors.joining());
        List<String> answers = git.output(git.local("cat-file", "--batch-check=%(objecttype) %(objectname)")
                        .withInput(questions))
                .lines()
                .toList();
        if (answers.size() != outer.size()) {
            throw new PortUnavailable("git cat-file answered " + answers.size() + " of " + outer.size() + " questions");
        }
        Map<String, CommitId> targets = new TreeMap<>();
        for (int i = 0; i < outer.size(); i++) {
            String[] answer = answers.get(i).split(" ", 2);
            if (answer[0].equals("commit")) {
                targets.put(outer.get(i), new CommitId(answer[1]));
            }
        }
        return targets;
    }

    private static String withoutSignature(String contents, String signature) {
        return !signature.isEmpty() && contents.endsWith(signature)
                ? contents.substring(0, contents.length() - signature.length())
                : contents;
    }

    /** The lines as they stand, with trailing spaces; the newline that ends the last one makes no further line. */
    private static List<String> lines(String message) {
        if (message.isEmpty()) {
            return List.of();
        }
        String text = message.endsWith("\n") ? message.substring(0, message.length() - 1) : message;
        return List.of(text.split("\n", -1));
    }
}
