package io.jenkins.plugins.aegis.adapter.github;

import io.jenkins.plugins.aegis.port.Forge.PullRequest;
import io.jenkins.plugins.aegis.port.Forge.Review;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Pull requests and their reviews. */
final class PullRequests {
    private final HostedRepository repository;
    private final Issues issues;
    private final PullRequestDocument document;

    PullRequests(HostedRepository repository, Issues issues) {
        this.repository = repository;
        this.issues = issues;
        this.document = new PullRequestDocument(repository.fullName());
    }

    /** Every open one, and the newest hundred of all; newest first. */
    List<PullRequest> into(String base) throws RequestFailed, InterruptedException {
        String path = path() + "?sort=created&direction=desc&base=" + HostedRepository.encoded(base);
        Map<Integer, PullRequest> byNumber = new TreeMap<>((one, other) -> Integer.compare(other, one));
        List<Document> found = new ArrayList<>(repository.newest(path + "&state=all"));
        if (found.size() >= HostedRepository.PAGE) {
            found.addAll(repository.list(path + "&state=open", ""));
        }
        found.stream().map(document::read).forEach(each -> byNumber.put(each.number(), each));
        return List.copyOf(byNumber.values());
    }

    PullRequest numbered(int number) throws RequestFailed, InterruptedException {
        return document.read(repository.get(path(number)));
    }

    /** A dismissed review leaves its reviewer undecided, whatever came before it. */
    List<Review> reviews(PullRequest pull) throws RequestFailed, InterruptedException {
        Map<String, Review> decisive = new LinkedHashMap<>();
        for (Document review : repository.list(path(pull.number()) + "/reviews", "")) {
            String reviewer = review.login("user");
            switch (review.text("state")) {
                case "APPROVED", "CHANGES_REQUESTED" -> decisive.put(reviewer, decision(reviewer, review));
                case "DISMISSED" -> decisive.remove(reviewer);
                default -> {
                    // comments and unsubmitted drafts decide nothing
                }
            }
        }
        decisive.keySet().removeIf(pull.author()::equalsIgnoreCase);
        return List.copyOf(decisive.values());
    }

    private static Review decision(String reviewer, Document review) {
        return new Review(reviewer, review.text("state").equals("APPROVED"), review.commit("commit_id"));
    }

    /** The open one of that head and base, if it is there already; never asks for a second one. */
    PullRequest open(String head, String base, String title, String body) throws PortUnavailable, InterruptedException {
        Map<String, String> fields = Map.of("head", head, "base", base, "title", title, "body", body);
        try {
            return document.read(new Document(
                    repository.client().write("POST", path(), fields).body()));
        } catch (RequestFailed e) {
            return opened(head, base, e);
        } catch (IllegalArgumentException e) {
            return opened(head, base, new RequestFailed(RequestFailed.NO_ANSWER, e.getMessage(), e));
        }
    }

    private PullRequest opened(String head, String base, RequestFailed failure)
            throws PortUnavailable, InterruptedException {
        String query = "?state=open&head=" + HostedRepository.encoded(repository.owner() + ":" + head) + "&base="
                + HostedRepository.encoded(base);
        if (!failure.isAmbiguous() && failure.status() != 422) {
            throw new PortUnavailable(failure.getMessage(), failure);
        }
        try {
            List<PullRequest> there = repository.newest(path() + query).stream()
                    .map(document::read)
                    .toList();
            return there.stream()
                    .filter(each -> each.head().equals(head) && each.base().equals(base))
                    .findFirst()
                    .orElseThrow(() -> new PortUnavailable(failure.getMessage(), failure));
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable(failure.getMessage() + "; looking for it: " + e.getMessage(), e);
        }
    }

    void close(int number, String comment) throws PortUnavailable, InterruptedException {
        try {
            if (isClosed(number)) {
                return;
            }
            issues.commentOnce(number, comment);
            setClosed(number);
        } catch (RequestFailed | IllegalArgumentException e) {
            throw new PortUnavailable("closing pull request " + number + ": " + e.getMessage(), e);
        }
    }

    private void setClosed(int number) throws RequestFailed, PortUnavailable, InterruptedException {
        try {
            repository.client().write("PATCH", path(number), Map.of("state", "closed"));
        } catch (RequestFailed e) {
            if (!e.isAmbiguous() || !isClosed(number)) {
                throw e;
            }
        }
    }

    private boolean isClosed(int number) throws RequestFailed, PortUnavailable, InterruptedException {
        PullRequest now = numbered(number);
        if (now.isMerged()) {
            throw new PortUnavailable("pull request " + number + " is merged and cannot be closed");
        }
        return !now.isOpen();
    }

    String path() {
        return repository.path("pulls");
    }

    String path(int number) {
        return repository.path("pulls", String.valueOf(number));
    }
}
