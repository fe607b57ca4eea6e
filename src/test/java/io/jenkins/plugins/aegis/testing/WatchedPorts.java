package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import io.jenkins.plugins.aegis.port.ArtifactStore;
import io.jenkins.plugins.aegis.port.Attestor;
import io.jenkins.plugins.aegis.port.AuditBook;
import io.jenkins.plugins.aegis.port.BuildRecord;
import io.jenkins.plugins.aegis.port.CheckRunner;
import io.jenkins.plugins.aegis.port.Console;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageBuilder;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PackageChannel.Upload;
import io.jenkins.plugins.aegis.port.ReleasePlease;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.wiring.ReleaseWiring;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Ports of which each effect is told to a watch.
 *
 * @param unwatched names of those whose effects somebody else tells of
 */
public record WatchedPorts(ReleasePorts ports, EffectWatch watch, Set<String> unwatched)
        implements ReleaseWiring.Opened {
    /** What changes something that outlives the build, by port; everything else reads, or works on the agent. */
    static final Map<Class<?>, Set<String>> EFFECTS = Map.of(
            GitRepository.class,
            Set.of("createBranch", "createSoleBranch", "deleteBranch", "updateBranch", "pushTag"),
            Forge.class,
            Set.of("openPullRequest", "closePullRequest", "comment", "createDraft", "attach", "publish"),
            PackageChannel.class,
            Set.of("publish", "moveLabel"),
            ReleasePlease.class,
            Set.of("openPullRequest"),
            ArtifactStore.class,
            Set.of("keep"));

    @Override
    public GitRepository git() {
        return watched(GitRepository.class, ports.git(), "git");
    }

    @Override
    public Forge forge() {
        return watched(Forge.class, ports.forge(), "forge");
    }

    @Override
    public PackageChannel channel(Channel channel) {
        return watched(
                PackageChannel.class, ports.channel(channel), channel.place().name());
    }

    @Override
    public ReleasePlease releasePlease() {
        return watched(ReleasePlease.class, ports.releasePlease(), "release-please");
    }

    @Override
    public ArtifactStore artifacts() {
        return watched(ArtifactStore.class, ports.artifacts(), "store");
    }

    @Override
    public BuildRecord build() {
        return ports.build();
    }

    private <T> T watched(Class<T> port, T real, String name) {
        return unwatched.contains(name) ? real : watched(port, real, name, watch);
    }

    /** One port of which each effect is told to the watch. */
    public static <T> T watched(Class<T> port, T real, String name, EffectWatch watch) {
        Set<String> effects = EFFECTS.get(port);
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, given) -> {
                    watch.enter();
                    try {
                        if (!effects.contains(method.getName())) {
                            return call(real, method, given);
                        }
                        EffectWatch.Effect effect = watch.begin(name + " " + inWords(method, given));
                        Object answer = call(real, method, given);
                        watch.end(effect);
                        return answer;
                    } finally {
                        watch.leave();
                    }
                }));
    }

    private static Object call(Object real, Method method, Object... given) throws Throwable {
        try {
            return method.invoke(real, given);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Without commits and texts, which differ from run to run. */
    private static String inWords(Method method, Object... given) {
        StringJoiner words = new StringJoiner(" ").add(method.getName());
        for (Object each : given == null ? new Object[0] : given) {
            if (each instanceof Upload upload) {
                words.add(upload.built().coordinate());
            } else if (each instanceof ReleaseDraft draft) {
                words.add(draft.tag());
            } else if (each instanceof ForgeRelease release) {
                words.add(release.tag());
            } else if (each instanceof String text && text.length() < 80 && text.indexOf('\n') < 0) {
                words.add(text);
            }
        }
        return words.toString();
    }

    @Override
    public ReleaseSite site() {
        return ports.site();
    }

    @Override
    public PackageBuilder packageBuilder() {
        return ports.packageBuilder();
    }

    @Override
    public CheckRunner checks() {
        return ports.checks();
    }

    @Override
    public Attestor attestor() {
        return ports.attestor();
    }

    @Override
    public AuditBook audit() {
        return ports.audit();
    }

    @Override
    public Console console() {
        return ports.console();
    }

    @Override
    public void close() {
        if (ports instanceof ReleaseWiring.Opened opened) {
            opened.close();
        }
    }
}
