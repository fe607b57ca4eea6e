package io.jenkins.plugins.aegis.rehearsal.forge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** The refs and objects of the bare repository, always as they are on disk now: others push to it directly. */
final class BareRepository implements AutoCloseable {
    private final Repository repository;

    private BareRepository(Repository repository) {
        this.repository = repository;
    }

    static BareRepository open(Path directory) throws IOException {
        Repository repository = new FileRepositoryBuilder()
                .setBare()
                .setMustExist(true)
                .setGitDir(directory.toFile())
                .build();
        return new BareRepository(repository);
    }

    Repository jgit() {
        return repository;
    }

    /** Something that reads or writes git objects, whose I/O failures are no part of anybody's protocol. */
    @FunctionalInterface
    interface GitWork<T> {
        T run() throws IOException;
    }

    static <T> T io(GitWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException("the bare repository cannot be read or written", e);
        }
    }

    String defaultBranch() {
        return io(() -> {
            Ref head = repository.exactRef(Constants.HEAD);
            return Repository.shortenRefName(head.getTarget().getName());
        });
    }

    Optional<Ref> ref(String fullName) {
        return Optional.ofNullable(io(() -> repository.exactRef(fullName)));
    }

    /** Refs whose full names begin so, in the order of their names. */
    List<Ref> refs(String prefix) {
        return io(() -> repository.getRefDatabase().getRefsByPrefix(prefix));
    }

    Optional<String> branch(String name) {
        return ref(Constants.R_HEADS + name).map(ref -> ref.getObjectId().name());
    }

    /** The commit that a tag leads to, through an annotated tag if it is one. */
    Optional<String> tag(String name) {
        return ref(Constants.R_TAGS + name)
                .flatMap(ref -> commit(ref.getObjectId().name()))
                .map(RevCommit::name);
    }

    /** The commit that a branch, tag, full ref or object id stands for. */
    Optional<RevCommit> commitish(String text) {
        return branch(text)
                .or(() -> tag(text))
                .or(() -> ref(text.startsWith("refs/") ? text : Constants.R_REFS + text)
                        .map(ref -> ref.getObjectId().name()))
                .or(() -> abbreviated(text))
                .flatMap(this::commit);
    }

    /** The commit of that full id, or that an annotated tag of that id points to. */
    Optional<RevCommit> commit(String id) {
        return object(id)
                .flatMap(object -> io(() -> {
                    try (RevWalk walk = new RevWalk(repository)) {
                        RevObject peeled = walk.peel(walk.parseAny(object));
                        return peeled instanceof RevCommit commit
                                ? Optional.of(parsed(walk, commit))
                                : Optional.empty();
                    }
                }));
    }

    private static RevCommit parsed(RevWalk walk, RevCommit commit) throws IOException {
        walk.parseBody(commit);
        return commit;
    }

    /** The object of that full id, whatever it is. */
    Optional<ObjectId> object(String id) {
        if (!ObjectId.isId(id)) {
            return Optional.empty();
        }
        ObjectId object = ObjectId.fromString(id);
        return io(() -> repository.getObjectDatabase().has(object)) ? Optional.of(object) : Optional.empty();
    }

    /** The bytes of a blob. */
    Optional<byte[]> blob(ObjectId id) {
        return io(() -> {
            ObjectLoader loader = repository.open(id);
            return loader.getType() == Constants.OBJ_BLOB
                    ? Optional.of(loader.getCachedBytes(Integer.MAX_VALUE))
                    : Optional.empty();
        });
    }

    private Optional<String> abbreviated(String text) {
        if (!text.matches("[0-9a-f]{7,40}")) {
            return Optional.empty();
        }
        return Optional.ofNullable(io(() -> repository.resolve(text))).map(ObjectId::name);
    }

    /** Moves, makes or deletes a ref if it still is where it was expected; false when it is not. */
    boolean move(String ref, Optional<String> from, Optional<String> to) {
        return io(() -> {
            RefUpdate update = repository.updateRef(ref);
            update.setExpectedOldObjectId(from.map(ObjectId::fromString).orElse(ObjectId.zeroId()));
            update.setForceUpdate(true);
            update.setRefLogMessage("forge", false);
            if (to.isPresent()) {
                update.setNewObjectId(ObjectId.fromString(to.get()));
            }
            RefUpdate.Result result = to.isPresent() ? update.update() : update.delete();
            return switch (result) {
                case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> true;
                default -> false;
            };
        });
    }

    /** Writes objects and flushes them. */
    ObjectId insert(Insertion insertion) {
        return io(() -> {
            try (ObjectInserter inserter = repository.newObjectInserter()) {
                ObjectId id = insertion.into(inserter);
                inserter.flush();
                return id;
            }
        });
    }

    /** Writes one object and whatever it refers to. */
    @FunctionalInterface
    interface Insertion {
        ObjectId into(ObjectInserter inserter) throws IOException;
    }

    @Override
    public void close() {
        repository.close();
    }
}
