package io.jenkins.plugins.aegis.wiring;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.adapter.git.GitMemory;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What git said to the steps of a build that ran in one place: as long as one step follows another there, what is true of
 * an object for ever is asked once.
 *
 * <p>One agent never answers for another, and not for itself after it was connected anew. A build has one memory, that of
 * the place where its last step ran; a controller that is restarted, or short of memory, has none.
 */
record BuildMemory(BuildMemory.Place place, GitMemory git) {
    private static final Map<Object, SoftReference<BuildMemory>> OF_BUILDS = new WeakHashMap<>();

    /**
     * Where a step runs.
     *
     * @param channel the connection to the agent, which is another one after the agent was away
     * @param directory ours, on that machine
     * @param remote of the released repository
     */
    record Place(VirtualChannel channel, String directory, String remote) {}

    /** @param run the build; when it is forgotten, so is this */
    static GitMemory of(Object run, Place place) {
        synchronized (OF_BUILDS) {
            SoftReference<BuildMemory> kept = OF_BUILDS.get(run);
            BuildMemory memory = kept == null ? null : kept.get();
            if (memory == null || !memory.place.equals(place)) {
                memory = new BuildMemory(place, new GitMemory());
                OF_BUILDS.put(run, new SoftReference<>(memory));
            }
            return memory.git;
        }
    }
}
