package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/** Check runs, check suites and commit statuses. */
final class CheckRoutes {
    private final HostedRepository repository;
    private final Links links;
    private final CheckStore store;
    private final CheckJson json;

    CheckRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
        this.store = new CheckStore(repository);
        this.json = new CheckJson(links, repository);
    }

    void on(Router router) {
        String root = "/repos/{owner}/{repo}";
        router.get(root + "/commits/{ref+}/check-runs", this::runs)
                .get(root + "/commits/{ref+}/check-suites", this::suites)
                .get(root + "/check-runs/{check_run_id}", (request, path) -> Answer.ok(json.run(find(path))))
                .write("POST", root + "/check-runs", this::create)
                .write("PATCH", root + "/check-runs/{check_run_id}", this::update)
                .get(root + "/commits/{ref+}/status", this::combined)
                .get(root + "/commits/{ref+}/statuses", this::statuses)
                .get(root + "/statuses/{ref+}", this::statuses)
                .write("POST", root + "/statuses/{sha}", this::createStatus);
    }

    private Answer runs(Request request, Map<String, String> path) {
        String commit = commit(path.get("ref")).name();
        List<CheckRun> all = request.query("filter").orElse("latest").equals("all")
                ? store.runs(commit).stream()
                        .sorted(Comparator.comparingLong(CheckRun::id).reversed())
                        .toList()
                : store.latest(commit);
        List<CheckRun> runs = all.stream()
                .filter(run ->
                        request.query("check_name").map(run.name()::equals).orElse(true))
                .filter(run -> request.query("status")
                        .map(run.outcome().status()::equals)
                        .orElse(true))
                .toList();
        return new Pages(links)
                .wrapped(
                        request,
                        runs,
                        page -> Json.object("total_count", runs.size(), "check_runs", Json.array(page, json::run)));
    }

    private Answer suites(Request request, Map<String, String> path) {
        RevCommit commit = commit(path.get("ref"));
        List<CheckRun> latest = store.latest(commit.name());
        List<List<CheckRun>> suites = latest.isEmpty() ? List.of() : List.of(latest);
        return Answer.ok(Json.object(
                "total_count", suites.size(), "check_suites", Json.array(suites, runs -> json.suite(commit, runs))));
    }

    private Answer create(Request request, Map<String, String> path) {
        String commit = commit(request.need("CheckRun", "head_sha")).name();
        CheckRun.Outcome outcome = outcome(request, new CheckRun.Outcome("queued", null, HostedRepository.now(), null));
        CheckRun run =
                store.add(commit, request.need("CheckRun", "name"), outcome, output(request, CheckRun.Output.NONE));
        return Answer.created(json.run(run));
    }

    private Answer update(Request request, Map<String, String> path) {
        CheckRun before = find(path);
        CheckRun run = before.with(outcome(request, before.outcome()), output(request, before.output()));
        repository.state().checkRuns.put(run.id(), run);
        return Answer.ok(json.run(run));
    }

    /** As on GitHub, a conclusion alone completes the run, and a completed run needs a conclusion. */
    private static CheckRun.Outcome outcome(Request request, CheckRun.Outcome before) {
        Optional<String> conclusion = request.text("conclusion");
        String status =
                conclusion.isPresent() ? "completed" : request.text("status").orElse(before.status());
        if (!status.equals("completed")) {
            return new CheckRun.Outcome(status, null, before.started(), null);
        }
        String concluded = conclusion
                .or(() -> Optional.ofNullable(before.conclusion()))
                .orElseThrow(() -> ForgeFailure.invalid("CheckRun", "conclusion", "missing_field"));
        return new CheckRun.Outcome(status, concluded, before.started(), HostedRepository.now());
    }

    private static CheckRun.Output output(Request request, CheckRun.Output before) {
        JsonNode output = request.json().path("output");
        return new CheckRun.Output(
                Json.text(output, "title").orElse(before.title()),
                Json.text(output, "summary").orElse(before.summary()),
                request.text("details_url").orElse(before.detailsUrl()),
                request.text("external_id").orElse(before.externalId()));
    }

    private CheckRun find(Map<String, String> path) {
        return ForgeState.orNotFound(repository.state().checkRuns.get((long) PullRoutes.number(path, "check_run_id")));
    }

    private Answer combined(Request request, Map<String, String> path) {
        String commit = commit(path.get("ref")).name();
        return Answer.ok(json.combined(commit, store.latestStatuses(commit)));
    }

    private Answer statuses(Request request, Map<String, String> path) {
        return new Pages(links)
                .of(request, store.statuses(commit(path.get("ref")).name()), json::status);
    }

    private Answer createStatus(Request request, Map<String, String> path) {
        String state = request.need("Status", "state");
        if (!List.of("error", "failure", "pending", "success").contains(state)) {
            throw ForgeFailure.invalid("Status", "state", "invalid");
        }
        Instant now = HostedRepository.now();
        CommitStatus status = new CommitStatus(
                repository.state().nextId(),
                commit(path.get("sha")).name(),
                request.text("context").orElse("default"),
                state,
                request.text("description").orElse(null),
                request.text("target_url").orElse(null),
                new CommitStatus.Author(request.account().login(), now));
        repository.state().statuses.put(status.id(), status);
        return Answer.created(json.status(status));
    }

    private RevCommit commit(String ref) {
        return repository
                .git()
                .commitish(ref)
                .orElseThrow(() -> ForgeFailure.unprocessable("No commit found for SHA: " + ref));
    }
}
