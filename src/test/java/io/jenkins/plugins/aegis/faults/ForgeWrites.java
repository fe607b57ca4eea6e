package io.jenkins.plugins.aegis.faults;

import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.plan.GovernanceAction.CommentOnIssue;
import io.jenkins.plugins.aegis.plan.PublishAction.AttachAssets;
import io.jenkins.plugins.aegis.plan.PublishAction.CreateDraft;
import io.jenkins.plugins.aegis.plan.PublishAction.PublishRelease;
import io.jenkins.plugins.aegis.plan.ReleaseAction;
import io.jenkins.plugins.aegis.plan.ReleaseAction.ClosePullRequest;
import io.jenkins.plugins.aegis.plan.ReleaseAction.OpenPullRequest;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.Forge.ForgeRelease;
import io.jenkins.plugins.aegis.port.Forge.ReleaseDraft;
import io.jenkins.plugins.aegis.testing.FakePorts;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import io.jenkins.plugins.aegis.testing.Views;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a release writes to the forge: each trial has a pull request or a release of its own. */
final class ForgeWrites {
    private static final String NAME = "asset.txt";

    private final Forge direct;
    private final Adapter adapter;

    interface Adapter {
        Forge at(Line line, Duration patience);
    }

    /** @param direct makes what has to be there before */
    ForgeWrites(Forge direct, Adapter adapter) {
        this.direct = direct;
        this.adapter = adapter;
    }

    static String tag(int number) {
        return version(number).tag();
    }

    static ReleaseVersion version(int number) {
        return ReleaseVersion.parse("1.0." + number);
    }

    Trial trial(Call call, int number) throws Exception {
        String tag = tag(number);
        if (call == Call.DRAFTS_OF_TAG || call == Call.DRAFT_WITHDRAWAL) {
            return new DraftTrial(direct, adapter, version(number), call == Call.DRAFT_WITHDRAWAL);
        }
        FakePorts fakes = new FakePorts();
        Artifact artifact = fakes.artifacts()
                .keep(version(number), Views.MAIN, List.of(), new InMemoryWorkspace().with(NAME, ForgeSite.ASSET))
                .artifact(NAME);
        ReleaseAction action =
                switch (call) {
                    case PULL_BEFORE_OPENING, PULL_OPENING ->
                        new OpenPullRequest("topic-" + number, "main", "feat: " + number, "");
                    case PULL_BEFORE_CLOSING, PULL_CLOSING_COMMENT, PULL_CLOSING ->
                        new ClosePullRequest(opened(number), "Not this one.");
                    case COMMENTS_BEFORE, COMMENTING -> new CommentOnIssue(opened(number), "Look at this.");
                    case TAG_BEFORE_DRAFT, DRAFT -> new CreateDraft(tag, tag, "notes", false, Optional.empty());
                    case RELEASE_BEFORE_ASSET, ASSETS_BEFORE_ASSET, ASSET_UPLOAD, ASSET_READ_BACK -> {
                        drafted(tag);
                        yield new AttachAssets(version(number), Views.MAIN, List.of(artifact));
                    }
                    case ASSET_REMAINS -> {
                        attached(tag);
                        yield new AttachAssets(version(number), Views.MAIN, List.of(artifact));
                    }
                    case TAG_BEFORE_PUBLICATION, RELEASE_BEFORE_PUBLICATION, PUBLICATION -> {
                        attached(tag);
                        yield new PublishRelease(tag, true, Map.of(NAME, artifact.size()));
                    }
                    default -> throw new IllegalArgumentException(call + " writes nothing to the forge");
                };
        Trial trial = (line, patience) ->
                line.evidence().perform(action, Ports.with(fakes, "forge", adapter.at(line, patience)));
        return switch (call) {
            case ASSET_REMAINS -> afterABrokenUpload(trial);
            case ASSET_READ_BACK -> withoutDigests(trial);
            default -> trial;
        };
    }

    /** The forge does not say what it has. */
    private static Trial withoutDigests(Trial trial) {
        return (line, patience) -> {
            line.edit(text -> text.replaceAll("\"digest\"\\s*:\\s*\"[^\"]*\"", "\"digest\":null"));
            return trial.attempt(line, patience);
        };
    }

    /** The forge says that the asset was never uploaded completely, until somebody deletes it. */
    private static Trial afterABrokenUpload(Trial trial) {
        return new Trial() {
            @Override
            public Outcome attempt(Line line, Duration patience) throws Exception {
                line.edit(text -> line.written("DELETE") > 0 ? text : text.replace("\"uploaded\"", "\"starter\""));
                return trial.attempt(line, patience);
            }

            @Override
            public long written(Line line) {
                return line.written("POST");
            }
        };
    }

    private int opened(int number) throws Exception {
        return direct.openPullRequest("topic-" + number, "main", "feat: " + number, "")
                .number();
    }

    private ForgeRelease drafted(String tag) throws Exception {
        return direct.createDraft(new ReleaseDraft(tag, tag, "notes", false, Optional.empty()));
    }

    private void attached(String tag) throws Exception {
        direct.attach(drafted(tag), NAME, ForgeSite.ASSET.length, new ByteArrayInputStream(ForgeSite.ASSET));
    }
}
