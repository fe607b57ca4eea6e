package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Labels of the repository, and on issues; a label that an issue gets and nobody made yet is made. */
final class LabelStore {
    static final String GREY = "ededed";

    private final ForgeState state;

    LabelStore(HostedRepository repository) {
        this.state = repository.state();
    }

    Label create(String name, String color, String description) {
        Label label = new Label(state.nextId(), name, color, description);
        if (state.labels.putIfAbsent(key(name), label) != null) {
            throw ForgeFailure.invalid("Label", "name", "already_exists");
        }
        return label;
    }

    Label find(String name) {
        return ForgeState.orNotFound(state.labels.get(key(name)));
    }

    void delete(String name) {
        ForgeState.orNotFound(state.labels.remove(key(name)));
    }

    Issue add(int number, List<String> names) {
        return set(
                number,
                Stream.concat(state.issue(number).labels().stream(), names.stream())
                        .toList());
    }

    Issue set(int number, List<String> names) {
        List<String> known = names.stream()
                .map(name -> state.label(name, () -> create(name, GREY, "")).name())
                .distinct()
                .toList();
        Issue issue = state.issue(number).labelled(known, HostedRepository.now());
        state.issues.put(number, issue);
        return issue;
    }

    Issue remove(int number, String name) {
        Issue issue = state.issue(number);
        List<String> left = issue.labels().stream()
                .filter(each -> !each.equalsIgnoreCase(name))
                .toList();
        if (left.size() == issue.labels().size()) {
            throw ForgeFailure.of(404, "Label does not exist");
        }
        return set(number, left);
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
