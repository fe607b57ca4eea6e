package io.jenkins.plugins.aegis.rehearsal.forge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * The part of GitHub's GraphQL schema that Release Please 17 and the plugin ask: a branch's history with its pull
 * requests, pull requests by state, releases, and of a commit its checks. Any other field is refused by name.
 */
final class GraphQlRoutes {
    private final HostedRepository repository;
    private final Links links;

    GraphQlRoutes(HostedRepository repository, Links links) {
        this.repository = repository;
        this.links = links;
    }

    void on(Router router) {
        router.add("POST", "/graphql", Permission.READ, this::answer);
    }

    private Answer answer(Request request, Map<String, String> path) {
        if (request.account().isAnonymous()) {
            throw ForgeFailure.of(401, "This endpoint requires you to be authenticated.");
        }
        JsonNode body = request.json();
        String query = body.path("query").asText();
        try {
            GraphQlQuery.Operation operation = GraphQlQuery.parse(query, body.path("variables"));
            ObjectNode data = root(request.account()).select(operation.fields());
            return data.path("repository").isNull() ? missing(data) : Answer.ok(Json.object("data", data));
        } catch (GraphQlObject.NotServed | IllegalArgumentException e) {
            String head = query.strip().replaceAll("\\s+", " ");
            String message = e.getMessage() + ", in: " + head.substring(0, Math.min(200, head.length()));
            return Answer.json(501, Json.object("errors", List.of(Json.object("message", message))));
        }
    }

    private static Answer missing(ObjectNode data) {
        ObjectNode error = Json.object(
                "type", "NOT_FOUND",
                "path", List.of("repository"),
                "message", "Could not resolve to a Repository with the given name.");
        return Answer.ok(Json.object("data", data, "errors", List.of(error)));
    }

    private GraphQlObject root(Account account) {
        return new GraphQlObject("Query").with("repository", arguments -> {
            String asked = arguments.path("owner").asText() + "/"
                    + arguments.path("name").asText();
            return asked.equalsIgnoreCase(repository.settings().repository()) ? repository(account) : null;
        });
    }

    private GraphQlObject repository(Account account) {
        return new GraphQlObject("Repository")
                .with("url", links.html(""))
                .with("object", arguments -> repository
                        .git()
                        .commit(arguments.path("oid").asText())
                        .map(this::commit)
                        .orElse(null))
                .with(
                        "release",
                        arguments -> release(account, arguments.path("tagName").asText()))
                .with("ref", arguments -> ref(arguments.path("qualifiedName").asText()))
                .with("pullRequests", this::pullRequests)
                .with("releases", arguments -> {
                    onlyOrder(arguments);
                    List<Release> releases = new ReleaseStore(repository).visibleTo(account);
                    return GraphQlObject.connection(releases, arguments, this::release);
                });
    }

    private GraphQlObject ref(String name) {
        Optional<RevCommit> commit = name.startsWith("refs/")
                ? repository.git().commitish(name)
                : repository.git().branch(name).flatMap(repository.git()::commit);
        return commit.map(found -> new GraphQlObject("Ref").with("name", name).with("target", ignored -> commit(found)))
                .orElse(null);
    }

    private GraphQlObject commit(RevCommit commit) {
        return new GraphQlObject("Commit")
                .with("oid", commit.name())
                .with("statusCheckRollup", ignored -> rollup(commit.name()))
                .with("message", ignored -> commit.getFullMessage())
                .with(
                        "history",
                        arguments -> GraphQlObject.connection(
                                repository.history().log(commit.name(), Optional.empty(), Optional.empty()),
                                arguments,
                                this::commit))
                .with(
                        "associatedPullRequests",
                        arguments -> GraphQlObject.connection(
                                new PullStore(repository).bringing(commit.name()), arguments, this::pullRequest));
    }

    /** Null for a commit that nothing was ever reported for, as on GitHub. */
    private GraphQlObject rollup(String commit) {
        CheckStore checks = new CheckStore(repository);
        List<Object> contexts = new ArrayList<>(checks.latest(commit));
        contexts.addAll(checks.latestStatuses(commit));
        return contexts.isEmpty()
                ? null
                : new GraphQlObject("StatusCheckRollup")
                        .with(
                                "contexts",
                                arguments -> GraphQlObject.connection(contexts, arguments, GraphQlRoutes::context));
    }

    private static GraphQlObject context(Object context) {
        if (context instanceof CheckRun run) {
            return new GraphQlObject("CheckRun")
                    .with("databaseId", run.id())
                    .with("name", run.name())
                    .with("status", capitals(run.outcome().status()))
                    .with("conclusion", capitals(run.outcome().conclusion()))
                    .with("startedAt", run.outcome().started());
        }
        CommitStatus status = (CommitStatus) context;
        return new GraphQlObject("StatusContext")
                .with("context", status.context())
                .with("state", capitals(status.state()));
    }

    private static String capitals(String word) {
        return word == null ? null : word.toUpperCase(Locale.ROOT);
    }

    /** A draft too, for whoever may see it; a published one comes first. */
    private GraphQlObject release(Account account, String tag) {
        return new ReleaseStore(repository)
                .visibleTo(account).stream()
                        .filter(release -> release.tag().equals(tag))
                        .min(Comparator.comparing(Release::isDraft).thenComparing(Release::id))
                        .map(this::release)
                        .orElse(null);
    }

    private GraphQlObject pullRequests(ObjectNode arguments) {
        onlyOrder(arguments);
        List<String> states = new ArrayList<>();
        JsonNode wanted = arguments.path("states");
        if (wanted.isArray()) {
            wanted.forEach(state -> states.add(state.asText()));
        } else {
            states.add(wanted.asText());
        }
        String base = arguments.path("baseRefName").asText();
        List<Pull> pulls = repository.state().pulls.values().stream()
                .filter(pull -> pull.base().branch().equals(base) && states.contains(state(pull)))
                .sorted(Comparator.comparing(Pull::number).reversed())
                .toList();
        return GraphQlObject.connection(pulls, arguments, this::pullRequest);
    }

    private String state(Pull pull) {
        if (pull.merged().isPresent()) {
            return "MERGED";
        }
        return new PullStore(repository).isOpen(pull) ? "OPEN" : "CLOSED";
    }

    private GraphQlObject pullRequest(Pull pull) {
        Issue issue = repository.state().issue(pull.number());
        Object mergeCommit = pull.merged()
                .flatMap(merge -> repository.git().commit(merge.commit()))
                .map(this::commit)
                .orElse(null);
        return new GraphQlObject("PullRequest")
                .with("number", pull.number())
                .with("title", issue.text().title())
                .with("body", issue.text().body())
                .with("state", state(pull))
                .with("baseRefName", pull.base().branch())
                .with("headRefName", pull.head().branch())
                .with("headRefOid", pull.head().commit())
                .with(
                        "headRepository",
                        new GraphQlObject("Repository")
                                .with("nameWithOwner", repository.settings().repository()))
                .with("author", new GraphQlObject("User").with("login", issue.author()))
                .with("url", links.html("/pull/" + pull.number()))
                .with("mergeCommit", mergeCommit)
                .with(
                        "labels",
                        arguments -> GraphQlObject.connection(
                                issue.labels(), arguments, name -> new GraphQlObject("Label").with("name", name)))
                .with(
                        "files",
                        arguments -> GraphQlObject.connection(
                                new PullStore(repository).changes(pull),
                                arguments,
                                change -> new GraphQlObject("PullRequestChangedFile").with("path", change.path())));
    }

    private GraphQlObject release(Release release) {
        Optional<String> tagged = repository.git().tag(release.tag());
        Object tag = tagged.isEmpty() ? null : new GraphQlObject("Ref").with("name", release.tag());
        Object tagCommit =
                tagged.flatMap(repository.git()::commit).map(this::commit).orElse(null);
        return new GraphQlObject("Release")
                .with("databaseId", release.id())
                .with("name", release.words().name())
                .with("tagName", release.tag())
                .with("tag", tag)
                .with("tagCommit", tagCommit)
                .with("url", links.html("/releases/tag/" + Links.encode(release.tag())))
                .with("description", release.words().body())
                .with("isDraft", release.isDraft())
                .with("isPrerelease", release.prerelease());
    }

    private static void onlyOrder(ObjectNode arguments) {
        JsonNode order = arguments.path("orderBy");
        if (!order.path("field").asText("CREATED_AT").equals("CREATED_AT")
                || !order.path("direction").asText("DESC").equals("DESC")) {
            throw new GraphQlObject.NotServed("The order " + order + " is not served");
        }
    }
}
