package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The people around the hosted repository: they review, merge, open issues, comment, and set checks, each under a
 * login of {@link ForgeSettings#accounts()}. What GitHub would refuse them is an {@link IllegalStateException} that
 * carries GitHub's words.
 */
public final class Maintainers {
    private static final System.Logger LOG = System.getLogger(Maintainers.class.getName());

    private final HostedRepository repository;
    private final List<Consumer<PullView>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService desk = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "forge-maintainers");
        thread.setDaemon(true);
        return thread;
    });

    Maintainers(HostedRepository repository) {
        this.repository = repository;
    }

    /**
     * Calls {@code listener} once for each pull request that is opened from now on, on a thread of its own, after the
     * request that opened it was answered. What it throws is logged.
     */
    public void onPullOpened(Consumer<PullView> listener) {
        listeners.add(listener);
    }

    public void approve(String login, int pull) {
        review(login, pull, new ReviewStore.Verdict("APPROVE", "", Optional.empty()));
    }

    public void requestChanges(String login, int pull, String why) {
        review(login, pull, new ReviewStore.Verdict("REQUEST_CHANGES", why, Optional.empty()));
    }

    private void review(String login, int pull, ReviewStore.Verdict verdict) {
        act(login, Permission.READ, by -> new ReviewStore(repository).submit(pull, by.login(), verdict));
    }

    /** Merges and answers the new commit of the base branch. */
    public String merge(String login, int pull, MergeMethod method) {
        PullMerges.Order order =
                new PullMerges.Order(method.apiName(), Optional.empty(), Optional.empty(), Optional.empty());
        return act(login, Permission.WRITE, by -> new PullMerges(repository).merge(pull, order, by));
    }

    /** Opens a pull request and answers its number. */
    public int openPull(String login, String head, String base, String title) {
        PullStore.Offer offer = new PullStore.Offer(head, base, false);
        int number = act(login, Permission.WRITE, by -> new PullStore(repository)
                .open(offer, new Issue.Text(title, ""), by.login())
                .number());
        tellOpened();
        return number;
    }

    public void closePull(String login, int pull) {
        act(login, Permission.WRITE, by -> {
            new PullStore(repository).close(repository.state().pull(pull).number(), by.login());
            return pull;
        });
    }

    public PullView pull(int number) {
        return repository.exclusively(
                () -> PullView.of(repository, repository.state().pull(number)));
    }

    /** All pull requests, oldest first. */
    public List<PullView> pulls() {
        return repository.exclusively(() -> repository.state().pulls.values().stream()
                .map(pull -> PullView.of(repository, pull))
                .toList());
    }

    /** Opens an issue and answers its number. */
    public int openIssue(String login, String title, String body) {
        return act(login, Permission.READ, by -> new IssueStore(repository)
                .open(new Issue.Text(title, body), by.login())
                .number());
    }

    public void closeIssue(String login, int issue) {
        act(login, Permission.WRITE, by -> new IssueStore(repository).close(issue, by.login()));
    }

    /** Comments on an issue or a pull request. */
    public void comment(String login, int issue, String body) {
        act(login, Permission.READ, by -> new IssueStore(repository).comment(issue, by.login(), body));
    }

    /** Labels an issue or a pull request. */
    public void label(String login, int issue, String... labels) {
        act(login, Permission.WRITE, by -> new LabelStore(repository).add(issue, List.of(labels)));
    }

    /** Adds a check run to a commit, which counts instead of earlier ones of that name. */
    public void check(String commitish, String name, CheckState state) {
        repository.exclusively(() -> {
            String commit = repository
                    .git()
                    .commitish(commitish)
                    .orElseThrow(() -> new IllegalArgumentException("no commit, branch or tag: " + commitish))
                    .name();
            new CheckStore(repository).latest(commit);
            return new CheckStore(repository).add(commit, name, state.outcome(), CheckRun.Output.NONE);
        });
    }

    /** Whether all checks and statuses of a pull request's head have succeeded, as its page would say. */
    public boolean isGreen(int pull) {
        return repository.exclusively(() -> {
            String head = repository.state().pull(pull).head().commit();
            CheckStore checks = new CheckStore(repository);
            List<CommitStatus> statuses = checks.latestStatuses(head);
            return checks.latest(head).stream().allMatch(CheckRun::isGreen)
                    && (statuses.isEmpty() || CheckStore.combined(statuses).equals("success"));
        });
    }

    private <T> T act(String login, Permission needs, Function<Account, T> deed) {
        Account account = repository
                .settings()
                .account(login)
                .orElseThrow(() ->
                        new IllegalArgumentException("the forge has no account " + login + "; add it to its settings"));
        if (!account.permission().covers(needs)) {
            throw new IllegalStateException(account + " needs the permission " + needs.roleName() + " for this");
        }
        Supplier<T> work = () -> deed.apply(account);
        try {
            return repository.exclusively(work);
        } catch (ForgeFailure e) {
            throw new IllegalStateException("the forge refuses " + login + ": " + e.getMessage(), e);
        }
    }

    void tellOpened() {
        for (int number : repository.takeOpened()) {
            desk.execute(() -> tell(number));
        }
    }

    private void tell(int number) {
        for (Consumer<PullView> listener : listeners) {
            try {
                listener.accept(pull(number));
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "A maintainer failed on pull request #" + number, e);
            }
        }
    }

    void close() {
        desk.shutdownNow();
    }
}
