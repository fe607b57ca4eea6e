package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.rehearsal.RehearsalHooks;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one call to a channel or the forge through at a time, so that each has the machine for itself, and tells how long
 * the calls of each channel take: what publishing to it costs alone.
 */
final class OneAtATime implements RehearsalHooks {
    /** The lane that fills the draft, and the lane that publishes it. */
    static final String DRAFT = "github-release-draft";

    static final String RELEASE = "github-release";

    private final SlowRegistries registries;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, List<String>> needs = new ConcurrentHashMap<>();

    /** @param place the channel, or the class of the forge */
    private record Call(long thread, String place, String method, long nanoseconds) {}

    OneAtATime(SlowRegistries registries) {
        this.registries = registries;
    }

    @Override
    public ReleaseSite site(ReleaseSite real) {
        return registries.of(real);
    }

    @Override
    public ReleaseWiring.Opened ports(ReleaseWiring.Opened real) {
        return Trace.through(ReleaseWiring.Opened.class, real, (method, given, call) -> {
            Object answer = call.call();
            if (answer instanceof Forge forge) {
                return Trace.through(
                        Forge.class, forge, (asked, of, ask) -> inTurn(Forge.class.getName(), asked.getName(), ask));
            }
            if (answer instanceof PackageChannel channel) {
                Channel.Place place = ((Channel) given[0]).place();
                needs.put(place.name(), place.needs());
                return Trace.through(
                        PackageChannel.class, channel, (asked, of, ask) -> inTurn(place.name(), asked.getName(), ask));
            }
            return answer;
        });
    }

    private Object inTurn(String place, String method, Callable<Object> call) throws Exception {
        turn.lockInterruptibly();
        long start = System.nanoTime();
        try {
            return call.call();
        } finally {
            calls.add(new Call(Thread.currentThread().getId(), place, method, System.nanoTime() - start));
            turn.unlock();
        }
    }

    /** Milliseconds of the calls of each lane that published something; each lane has a thread of its own. */
    Map<String, Double> lanes() {
        Map<String, Double> lanes = new TreeMap<>();
        needs.keySet().forEach(channel -> lanes.put(channel, sum(channel, "publish")));
        lanes.put(DRAFT, sum(Forge.class.getName(), "createDraft"));
        lanes.put(RELEASE, sum(Forge.class.getName(), "publish"));
        return lanes;
    }

    private double sum(String place, String that) {
        List<Call> here =
                calls.stream().filter(call -> call.place().equals(place)).toList();
        long thread = here.stream()
                .filter(call -> call.method().equals(that))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nothing was published to " + place))
                .thread();
        return here.stream()
                        .filter(call -> call.thread() == thread)
                        .mapToLong(Call::nanoseconds)
                        .sum()
                / 1e6;
    }

    /** Which lanes each lane waits for, as the descriptor says; the release on the forge waits for all. */
    Map<String, List<String>> needs() {
        Map<String, List<String>> all = new TreeMap<>(needs);
        all.put(DRAFT, List.of());
        List<String> others = new ArrayList<>(all.keySet());
        all.put(RELEASE, others);
        return all;
    }
}
