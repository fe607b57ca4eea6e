package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Check runs and commit statuses of commits. */
final class CheckStore {
    private final HostedRepository repository;
    private final ForgeState state;

    CheckStore(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /** All runs of a commit, oldest first, after the automatic ones that it lacks were added. */
    List<CheckRun> runs(String commit) {
        List<CheckRun> runs = new ArrayList<>(
                ForgeState.select(state.checkRuns.values(), run -> run.commit().equals(commit)));
        for (String name : repository.settings().automaticChecks()) {
            if (runs.stream().noneMatch(run -> run.name().equals(name))) {
                runs.add(add(commit, name, CheckState.GREEN.outcome(), CheckRun.Output.NONE));
            }
        }
        return runs;
    }

    /** The newest run of each name, newest first, as GitHub lists them. */
    List<CheckRun> latest(String commit) {
        Map<String, CheckRun> byName = new LinkedHashMap<>();
        runs(commit).forEach(run -> byName.put(run.name(), run));
        return byName.values().stream()
                .sorted(Comparator.comparingLong(CheckRun::id).reversed())
                .toList();
    }

    CheckRun add(String commit, String name, CheckRun.Outcome outcome, CheckRun.Output output) {
        long suite = ForgeState.select(
                        state.checkRuns.values(), run -> run.commit().equals(commit))
                .stream()
                .map(CheckRun::suite)
                .findFirst()
                .orElseGet(state::nextId);
        CheckRun run = new CheckRun(state.nextId(), suite, name, commit, outcome, output);
        state.checkRuns.put(run.id(), run);
        return run;
    }

    /** All statuses of a commit, newest first. */
    List<CommitStatus> statuses(String commit) {
        return state.statuses.descendingMap().values().stream()
                .filter(status -> status.commit().equals(commit))
                .toList();
    }

    /** The newest status of each context. */
    List<CommitStatus> latestStatuses(String commit) {
        Map<String, CommitStatus> byContext = new LinkedHashMap<>();
        statuses(commit).forEach(status -> byContext.putIfAbsent(status.context(), status));
        return List.copyOf(byContext.values());
    }

    /** GitHub's sum of the statuses; check runs have no part in it, and no status at all is "pending". */
    static String combined(List<CommitStatus> latest) {
        Optional<CommitStatus> bad = latest.stream()
                .filter(status -> List.of("failure", "error").contains(status.state()))
                .findFirst();
        if (bad.isPresent()) {
            return "failure";
        }
        boolean green = !latest.isEmpty()
                && latest.stream().allMatch(status -> status.state().equals("success"));
        return green ? "success" : "pending";
    }
}
