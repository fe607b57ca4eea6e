package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Branches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the channels must fulfil among each other: unique names, and needs that can be met. */
final class ChannelConsistency {
    private final YamlDocument document;
    private final Map<String, Channel> byName = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();

    private ChannelConsistency(YamlDocument document) {
        this.document = document;
    }

    static List<Violation> violationsOf(List<Channel> channels, Branches branches, YamlDocument document) {
        ChannelConsistency consistency = new ChannelConsistency(document);
        for (int i = 0; i < channels.size(); i++) {
            consistency.name(i, channels.get(i));
            consistency.branch(i, channels.get(i), branches);
        }
        for (int i = 0; i < channels.size(); i++) {
            consistency.needs(i, channels.get(i));
        }
        return consistency.violations;
    }

    private void name(int index, Channel channel) {
        String name = channel.place().name();
        if (name.equals(Channel.RELEASE)) {
            violation(index, "name", quoted(name) + " is the release on the forge; choose another name");
        } else if (byName.put(name, channel) != null) {
            violation(index, "name", quoted(name) + " is the name of another channel too; choose a unique name");
        }
    }

    /** A channel commits to its branch without anybody's review (lesson L35). */
    private void branch(int index, Channel channel, Branches branches) {
        if (channel instanceof Channel.Helm helm && branches.isReleased(helm.branch())) {
            violation(
                    index,
                    "branch",
                    quoted(helm.branch()) + " is a branch that is released from, and charts are committed to their"
                            + " branch without a review; name a branch that holds nothing but the Helm repository");
        }
    }

    private void needs(int index, Channel channel) {
        for (String need : channel.place().needs()) {
            if (need.equals(Channel.RELEASE)) {
                if (!channel.place().optional()) {
                    violation(
                            index,
                            "needs",
                            quoted(need) + " is published after every channel that is not optional; make this one"
                                    + " optional, or let it not wait");
                }
            } else if (!byName.containsKey(need)) {
                violation(index, "needs", quoted(need) + " is no channel; name one of " + byName.keySet());
            } else if (byName.get(need).place().optional() && !channel.place().optional()) {
                violation(
                        index,
                        "needs",
                        quoted(need) + " is optional, and this channel is not; what is required cannot wait for what"
                                + " may be missing");
            }
        }
        if (reaches(channel, channel.place().name(), new HashSet<>())) {
            violation(
                    index,
                    "needs",
                    quoted(channel.place().name()) + " waits for itself through its needs; break the circle");
        }
    }

    private boolean reaches(Channel from, String target, Set<String> seen) {
        for (String need : from.place().needs()) {
            if (need.equals(target)) {
                return true;
            }
            Channel next = byName.get(need);
            if (next != null && seen.add(need) && reaches(next, target, seen)) {
                return true;
            }
        }
        return false;
    }

    private void violation(int index, String property, String message) {
        String place = "/channels/" + index + "/" + property;
        violations.add(new Violation(
                document.lineOf(place), place, "/properties/channels/items/properties/" + property, message));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
