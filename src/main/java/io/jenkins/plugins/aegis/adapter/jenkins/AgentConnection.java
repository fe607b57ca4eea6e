package io.jenkins.plugins.aegis.adapter.jenkins;

import hudson.remoting.Channel;
import hudson.remoting.VirtualChannel;
import java.util.function.BooleanSupplier;

/**
 * The connection to the agent that builds, which may be lost at any time.
 *
 * <p>Jenkins then fails calls in many ways, some of them unchecked, so that what was thrown does not tell; the
 * connection does.
 *
 * @param agent its name
 * @param lost whether the connection is gone; for good, as an agent that comes back has a new one
 */
public record AgentConnection(String agent, BooleanSupplier lost) {
    /** @param channel as Jenkins has it; null and that to the controller itself are never lost */
    public static AgentConnection over(VirtualChannel channel, String agent) {
        return new AgentConnection(agent, () -> channel instanceof Channel remote && remote.isClosingOrClosed());
    }

    public boolean isLost() {
        return lost.getAsBoolean();
    }

    /** @param what went on there, such as {@code "it ran npm publish"} */
    public String lostWhile(String what) {
        return "agent " + agent + " was lost while " + what + ": its process ended or its connection broke";
    }
}
