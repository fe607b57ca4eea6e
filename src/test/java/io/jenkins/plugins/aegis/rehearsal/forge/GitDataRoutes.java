package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Git objects by id: commits and blobs. */
final class GitDataRoutes {
    private final HostedRepository repository;
    private final Links links;

    GitDataRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        String git = "/repos/{owner}/{repo}/git";
        router.get(git + "/commits/{commit_sha}", this::commit)
                .write("POST", git + "/commits", this::createCommit)
                .get(git + "/blobs/{file_sha}", this::blob)
                .write("POST", git + "/blobs", this::createBlob);
    }

    private Answer commit(Request request, Map<String, String> path) {
        RevCommit commit = repository.git().commit(path.get("commit_sha")).orElseThrow(ForgeFailure::notFound);
        return Answer.ok(new CommitJson(links, repository.settings()).git(commit));
    }

    private Answer createCommit(Request request, Map<String, String> path) {
        JsonNode body = request.json();
        PersonIdent author = person(request, "author", CommitWriter.person(request.account()));
        CommitBuilder commit = new CommitBuilder();
        commit.setMessage(request.need("Commit", "message"));
        commit.setTreeId(object(request.need("Commit", "tree"), "Tree SHA does not exist"));
        List<ObjectId> parents = new ArrayList<>();
        body.path("parents").forEach(parent -> parents.add(object(parent.asText(), "Parent SHA does not exist")));
        commit.setParentIds(parents);
        commit.setAuthor(author);
        commit.setCommitter(person(request, "committer", author));
        ObjectId id = repository.git().insert(inserter -> inserter.insert(commit));
        RevCommit written = repository.git().commit(id.name()).orElseThrow(ForgeFailure::notFound);
        return Answer.created(new CommitJson(links, repository.settings()).git(written));
    }

    /** A person of the body, with a date of now if none is sent. */
    static PersonIdent person(Request request, String field, PersonIdent otherwise) {
        JsonNode person = request.json().path(field);
        if (!person.isObject()) {
            return otherwise;
        }
        String name = Json.text(person, "name").orElseThrow(() -> ForgeFailure.invalid("Commit", field, "invalid"));
        String email = Json.text(person, "email").orElseThrow(() -> ForgeFailure.invalid("Commit", field, "invalid"));
        OffsetDateTime date = OffsetDateTime.parse(
                Json.text(person, "date").orElseGet(() -> Instant.now().toString()));
        return new PersonIdent(name, email, date.toInstant(), date.getOffset());
    }

    private ObjectId object(String sha, String missing) {
        return repository.git().object(sha).orElseThrow(() -> ForgeFailure.unprocessable(missing));
    }

    private Answer blob(Request request, Map<String, String> path) {
        String sha = path.get("file_sha");
        ObjectId id = repository.git().object(sha).orElseThrow(ForgeFailure::notFound);
        byte[] bytes = repository.git().blob(id).orElseThrow(ForgeFailure::notFound);
        if (request.accepts("raw")) {
            return Answer.bytes(bytes, "application/octet-stream");
        }
        return Answer.ok(Json.object(
                "sha",
                sha,
                "node_id",
                "B_" + sha,
                "size",
                bytes.length,
                "url",
                links.api("/git/blobs/" + sha),
                "content",
                base64(bytes),
                "encoding",
                "base64"));
    }

    /** GitHub breaks base64 after 60 characters, which strict decoders trip over. */
    static String base64(byte[] bytes) {
        String lines = Base64.getMimeEncoder(60, new byte[] {'\n'}).encodeToString(bytes);
        return lines.isEmpty() ? "" : lines + "\n";
    }

    private Answer createBlob(Request request, Map<String, String> path) {
        String content = request.text("content").orElseThrow(() -> ForgeFailure.invalid("Blob", "content", "missing"));
        byte[] bytes = request.text("encoding").orElse("utf-8").equals("base64")
                ? Base64.getMimeDecoder().decode(content)
                : content.getBytes(StandardCharsets.UTF_8);
        String sha = repository
                .git()
                .insert(inserter -> inserter.insert(Constants.OBJ_BLOB, bytes))
                .name();
        return Answer.created(Json.object("sha", sha, "url", links.api("/git/blobs/" + sha)));
    }
}
