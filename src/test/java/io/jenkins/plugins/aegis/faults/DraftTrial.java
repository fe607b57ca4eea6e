package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.ReleasePorts;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Views;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A draft and its asset, by one adapter; in between somebody else may draft the same release, an instant earlier. */
final class DraftTrial implements Trial {
    private static final String NAME = "asset.txt";

    /** The step asks whether there is a release, and the adapter asks once more right before it drafts one. */
    private static final int LAST_LOOK = 2;

    private final Forge direct;
    private final ForgeWrites.Adapter adapter;
    private final ReleaseVersion version;
    private final boolean twin;
    private final AtomicInteger looks = new AtomicInteger();
    private final FakePorts fakes = new FakePorts();
    private final Artifact artifact;
    private Optional<Forge> forge = Optional.empty();

    /** @param twin whether somebody else drafts it, too */
    DraftTrial(Forge direct, ForgeWrites.Adapter adapter, ReleaseVersion version, boolean twin) throws Exception {
        this.direct = direct;
        this.adapter = adapter;
        this.version = version;
        this.twin = twin;
        artifact = fakes.artifacts()
                .keep(version, Views.MAIN, List.of(), new InMemoryWorkspace().with(NAME, ForgeSite.ASSET))
                .artifact(NAME);
    }

    @Override
    public Outcome attempt(Line line, Duration patience) throws Exception {
        if (twin) {
            line.edit(this::drafted);
        }
        boolean open = forge.isPresent() && !line.has(Fault.REFUSED);
        Forge ours = open ? forge.get() : adapter.at(line, patience);
        forge = line.has(Fault.REFUSED) ? Optional.empty() : Optional.of(ours);
        ReleasePorts ports = Ports.with(fakes, "forge", ours);
        Outcome draft = line.evidence()
                .perform(new CreateDraft(version.tag(), version.tag(), "notes", false, Optional.empty()), ports);
        return draft.is(Outcome.Kind.APPLIED, Outcome.Kind.ALREADY_DONE)
                ? line.evidence().perform(new AttachAssets(version, Views.MAIN, List.of(artifact)), ports)
                : draft;
    }

    private String drafted(String answer) {
        if (answer.matches("(?s).*\"release\"\\s*:\\s*null.*") && looks.incrementAndGet() == LAST_LOOK) {
            try {
                direct.createDraft(new ReleaseDraft(version.tag(), version.tag(), "theirs", false, Optional.empty()));
            } catch (PortUnavailable e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return answer;
    }

    @Override
    public long written(Line line) {
        return twin ? line.written("DELETE") : line.written("POST /repos/" + ForgeSite.REPOSITORY + "/releases/");
    }
}
