package io.jenkins.plugins.aegis.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.audit.AuditEvent;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectIntended;
import io.jenkins.plugins.aegis.audit.AuditEvent.EffectSettled;
import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.operation.approve.RequestApproval;
import io.jenkins.plugins.aegis.operation.build.BuildOnce;
import io.jenkins.plugins.aegis.operation.cleanup.CleanUp;
import io.jenkins.plugins.aegis.operation.cut.CutReleaseBranch;
import io.jenkins.plugins.aegis.operation.effect.PortEffects;
import io.jenkins.plugins.aegis.operation.promote.Promote;
import io.jenkins.plugins.aegis.operation.publish.PublishAll;
import io.jenkins.plugins.aegis.operation.releaseplease.OpenReleasePr;
import io.jenkins.plugins.aegis.operation.tag.TagRelease;
import io.jenkins.plugins.aegis.plan.Effects;
import io.jenkins.plugins.aegis.plan.Plan;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.testing.Plans;
import io.jenkins.plugins.aegis.testing.ReleaseWorld;
import io.jenkins.plugins.aegis.testing.Requests;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that dies after each effect, before its outcome is written down; on real git, the diverged way. */
class CrashTest {
    private static final String VERSION = "1.2.3";

    @TempDir
    Path directory;

    private final ReleaseRequest request = Requests.of(VERSION);
    /** What the machine has died after already. */
    private final Set<String> crashed = new HashSet<>();

    private static final class MachineDied extends Error {
        private static final long serialVersionUID = 1L;

        MachineDied(ReleaseAction after) {
            super(after.describe());
        }
    }

    private Effects dyingAfterEach(Effects real) {
        return (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, given) -> {
                    try {
                        Object result = method.invoke(real, given);
                        if (crashed.add(given[0].toString())) {
                            throw new MachineDied((ReleaseAction) given[0]);
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private void run(ReleaseWorld world, boolean dying, Operation<?> operation) throws Exception {
        Effects real = new PortEffects(world.ports());
        OperationRunner runner =
                new OperationRunner("aegisTest", request, world.ports(), dying ? dyingAfterEach(real) : real);
        for (int attempts = 0; attempts < 12; attempts++) {
            try {
                runner.run(operation);
                assertConverged(world, operation);
                return;
            } catch (MachineDied died) {
                assertOutcomeIsMissing(world, died.getMessage());
            }
        }
        throw new AssertionError(operation + " does not end");
    }

    /** Other lanes may have gone on; of this effect there is the intent, and nothing after it. */
    private static void assertOutcomeIsMissing(ReleaseWorld world, String description) {
        List<AuditEvent> events = world.ports().audit().events();
        int intended = -1;
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i) instanceof EffectIntended intent
                    && intent.description().equals(description)) {
                intended = i;
            }
        }
        assertThat(intended).as(description).isNotNegative();
        assertThat(events.subList(intended, events.size()))
                .noneMatch(event -> event instanceof EffectSettled settled
                        && settled.description().equals(description));
    }

    /** Apply, observe again: the plan is empty. */
    private static <F> void assertConverged(ReleaseWorld world, Operation<F> operation) throws InterruptedException {
        Plan again = operation.decide(operation.observe(world.ports()));
        assertThat(again.allActions()).as(operation.getClass().getSimpleName()).isEmpty();
        assertThat(again.allFindings()).as(operation.getClass().getSimpleName()).isEmpty();
        Plans.assertSettled(again);
    }

    private String release(String name, boolean dying) throws Exception {
        ReleaseWorld world =
                ReleaseWorld.squashDivergent(java.nio.file.Files.createDirectory(directory.resolve(name)), VERSION);
        run(world, dying, new CutReleaseBranch(request));
        run(world, dying, new OpenReleasePr(request));
        world.reviewAndMerge("release/" + VERSION);
        run(world, dying, new Promote(request));
        world.reviewAndMerge("main");
        run(world, dying, new BuildOnce(request));
        run(world, dying, new RequestApproval(request));
        world.go();
        run(world, dying, new TagRelease(request));
        run(world, dying, new PublishAll(request));
        run(world, dying, new CleanUp(request));
        if (dying) {
            assertEveryIntentCameFirst(world);
        }
        return world.outside();
    }

    private void assertEveryIntentCameFirst(ReleaseWorld world) {
        List<EffectIntended> intended = world.ports().audit().events(EffectIntended.class);
        assertThat(crashed).hasSizeGreaterThanOrEqualTo(13);
        assertThat(intended).hasSizeGreaterThanOrEqualTo(crashed.size());
    }

    @Test
    void endsTheSameWhereverItDied() throws Exception {
        assertThat(release("dying", true)).isEqualTo(release("calm", false));
    }
}
