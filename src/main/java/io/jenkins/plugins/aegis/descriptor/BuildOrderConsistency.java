package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packages are made in an order that there is, and none writes the version into what another one reads at the same time.
 *
 * <p>What commands write nobody can know; of what the release itself writes, it can.
 */
final class BuildOrderConsistency {
    private final Packaging packaging;
    private final YamlDocument document;
    private final List<Violation> violations = new ArrayList<>();

    private BuildOrderConsistency(Packaging packaging, YamlDocument document) {
        this.packaging = packaging;
        this.document = document;
    }

    static List<Violation> violationsOf(Packaging packaging, YamlDocument document) {
        BuildOrderConsistency consistency = new BuildOrderConsistency(packaging, document);
        for (Channel channel : packaging.channels()) {
            if (channel.place().buildAfter().isPresent()) {
                consistency.order(channel);
            }
        }
        if (consistency.violations.isEmpty()) {
            packaging.channels().forEach(consistency::apart);
        }
        return consistency.violations;
    }

    private void order(Channel channel) {
        for (String before : channel.place().buildAfter().orElseThrow()) {
            if (packaging.channel(before).isEmpty()) {
                violation(
                        channel,
                        quoted(before) + " is no channel whose package is made; name one of "
                                + packaging.channels().stream()
                                        .map(each -> each.place().name())
                                        .toList());
            }
        }
        if (before(channel).contains(channel.place().name())) {
            violation(
                    channel,
                    "the package of " + quoted(channel.place().name())
                            + " would wait for itself: a channel without buildAfter waits for all that stand before it;"
                            + " break the circle");
        }
    }

    /** Only one that says what it waits for can stand beside one that stands before it. */
    private void apart(Channel channel) {
        List<Channel> all = packaging.channels();
        for (Channel earlier : all.subList(0, all.indexOf(channel))) {
            if (!isOrdered(channel, earlier)) {
                shared(channel, earlier)
                        .or(() -> shared(earlier, channel))
                        .ifPresent(file -> violation(
                                channel,
                                "the version is written into " + file + ", which the packages of "
                                        + quoted(earlier.place().name()) + " and "
                                        + quoted(channel.place().name())
                                        + " both use, and neither waits for the other; add one of them to the"
                                        + " buildAfter of the other"));
            }
        }
    }

    private boolean isOrdered(Channel one, Channel other) {
        return before(one).contains(other.place().name())
                || before(other).contains(one.place().name());
    }

    /** A file that the first writes and the other uses; the root's package does not mean all that lies below it. */
    private static Optional<String> shared(Channel writing, Channel using) {
        return writing.versionFiles().stream()
                .filter(file -> using.versionFiles().contains(file)
                        || using.sources()
                                .filter(directory -> isDirectlyOf(directory, file))
                                .isPresent())
                .findFirst();
    }

    private static boolean isDirectlyOf(String directory, String file) {
        return directory.equals(".") ? file.indexOf('/') < 0 : file.startsWith(directory + "/");
    }

    /** Names of all that are made before it, each by way of others or not. */
    private Set<String> before(Channel channel) {
        Set<String> before = new HashSet<>();
        List<Channel> next = new ArrayList<>(List.of(channel));
        while (!next.isEmpty()) {
            for (String name : packaging.madeBefore(next.remove(0))) {
                if (before.add(name)) {
                    packaging.channel(name).ifPresent(next::add);
                }
            }
        }
        return before;
    }

    private void violation(Channel channel, String message) {
        String place = "/channels/" + packaging.channels().indexOf(channel) + "/buildAfter";
        violations.add(new Violation(
                document.lineOf(place), place, "/properties/channels/items/properties/buildAfter", message));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
