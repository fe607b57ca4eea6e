package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;

/** Check runs, check suites and commit statuses as the API shows them. */
final class CheckJson {
    private final Links links;
    private final HostedRepository repository;
    private final UserJson users;

    CheckJson(Links links, HostedRepository repository) {
        this.links = links;
        this.repository = repository;
        this.users = new UserJson(links);
    }

    ObjectNode run(CheckRun run) {
        String url = links.api("/check-runs/" + run.id());
        String details = run.output().detailsUrl();
        return Json.object(
                "id", run.id(),
                "node_id", "CR_" + run.id(),
                "name", run.name(),
                "head_sha", run.commit(),
                "external_id",
                        run.output().externalId() == null ? "" : run.output().externalId(),
                "url", url,
                "html_url", links.html("/runs/" + run.id()),
                "details_url", details == null ? links.html("/runs/" + run.id()) : details,
                "status", run.outcome().status(),
                "conclusion", run.outcome().conclusion(),
                "started_at", run.outcome().started(),
                "completed_at", run.outcome().completed(),
                "output",
                        Json.object(
                                "title",
                                run.output().title(),
                                "summary",
                                run.output().summary(),
                                "text",
                                null,
                                "annotations_count",
                                0,
                                "annotations_url",
                                url + "/annotations"),
                "check_suite", Json.object("id", run.suite()),
                "app", app(),
                "pull_requests", List.of());
    }

    /** The suite of a commit: the sum of its runs. */
    ObjectNode suite(RevCommit commit, List<CheckRun> latest) {
        CheckRun first = latest.get(0);
        boolean complete =
                latest.stream().allMatch(run -> run.outcome().status().equals("completed"));
        boolean green = latest.stream().allMatch(CheckRun::isGreen);
        return Json.object(
                "id", first.suite(),
                "node_id", "CS_" + first.suite(),
                "head_branch", null,
                "head_sha", commit.name(),
                "status", complete ? "completed" : "in_progress",
                "conclusion", !complete ? null : green ? "success" : "failure",
                "url", links.api("/check-suites/" + first.suite()),
                "before", null,
                "after", commit.name(),
                "pull_requests", List.of(),
                "app", app(),
                "repository", new RepositoryJson(links, repository.git().defaultBranch()).repository(),
                "created_at", first.outcome().started(),
                "updated_at", first.outcome().started(),
                "head_commit", headCommit(commit),
                "latest_check_runs_count", latest.size(),
                "check_runs_url", links.api("/check-suites/" + first.suite() + "/check-runs"));
    }

    private static ObjectNode headCommit(RevCommit commit) {
        return Json.object(
                "id", commit.name(),
                "tree_id", commit.getTree().name(),
                "message", commit.getFullMessage(),
                "timestamp", commit.getCommitterIdent().getWhenAsInstant(),
                "author",
                        Json.object(
                                "name", commit.getAuthorIdent().getName(),
                                "email", commit.getAuthorIdent().getEmailAddress()),
                "committer",
                        Json.object(
                                "name", commit.getCommitterIdent().getName(),
                                "email", commit.getCommitterIdent().getEmailAddress()));
    }

    private ObjectNode app() {
        return Json.object(
                "id",
                1,
                "slug",
                "ci",
                "node_id",
                "A_1",
                "owner",
                users.simple(links.owner()),
                "name",
                "ci",
                "description",
                "",
                "external_url",
                links.root("/apps/ci"),
                "html_url",
                links.root("/apps/ci"),
                "created_at",
                Instant.EPOCH,
                "updated_at",
                Instant.EPOCH,
                "permissions",
                Json.object("checks", "write"),
                "events",
                List.of());
    }

    ObjectNode status(CommitStatus status) {
        return Json.object(
                "url", links.api("/statuses/" + status.commit()),
                "avatar_url", links.root("/avatars/" + status.author().login()),
                "id", status.id(),
                "node_id", "SC_" + status.id(),
                "state", status.state(),
                "description", status.description(),
                "target_url", status.targetUrl(),
                "context", status.context(),
                "created_at", status.author().at(),
                "updated_at", status.author().at(),
                "creator", users.simple(status.author().login()));
    }

    ObjectNode combined(String commit, List<CommitStatus> latest) {
        return Json.object(
                "state", CheckStore.combined(latest),
                "statuses", Json.array(latest, this::status),
                "sha", commit,
                "total_count", latest.size(),
                "repository", new RepositoryJson(links, repository.git().defaultBranch()).repository(),
                "commit_url", links.api("/commits/" + commit),
                "url", links.api("/commits/" + commit + "/status"));
    }
}
