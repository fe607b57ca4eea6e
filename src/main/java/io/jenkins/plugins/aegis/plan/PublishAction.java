package io.jenkins.plugins.aegis.plan;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.Artifact;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What building and publishing do. */
public sealed interface PublishAction extends ReleaseAction {
    /** Builds every artifact once, from exactly the commit, and keeps it. */
    record BuildArtifacts(ReleaseVersion version, CommitId commit, ReleaseDescriptor.Packaging packaging)
            implements PublishAction {
        @Override
        public String effect() {
            return "ArtifactBuild";
        }

        @Override
        public String describe() {
            return "build the artifacts of " + version + " from " + commit;
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.buildArtifacts(this);
        }
    }

    /**
     * Builds every artifact as a release would, shows it, and throws it away.
     *
     * @param outline what a release would do, one effect a line
     */
    record RehearseBuild(BuildArtifacts build, List<String> outline) implements PublishAction {
        public RehearseBuild {
            outline = List.copyOf(outline);
        }

        @Override
        public boolean isLasting() {
            return false;
        }

        @Override
        public String effect() {
            return "BuildRehearsal";
        }

        @Override
        public String describe() {
            return "build the artifacts of " + build.version() + " from " + build.commit() + " and throw them away";
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.rehearseBuild(this);
        }
    }

    /** Drafts the release on the forge. */
    record CreateDraft(String tag, String name, String body, boolean prerelease, Optional<String> previousTag)
            implements PublishAction {
        @Override
        public String effect() {
            return "ReleaseDraftCreation";
        }

        @Override
        public String describe() {
            return "draft release " + name + " of tag " + tag + (prerelease ? " as prerelease" : "");
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.createDraft(this);
        }
    }

    /** Attaches artifacts to the draft, whichever of them it does not have yet. */
    record AttachAssets(ReleaseVersion version, CommitId commit, List<Artifact> artifacts) implements PublishAction {
        /** What happens, in a word. */
        public static final String EFFECT = "AssetUpload";

        public AttachAssets {
            artifacts = List.copyOf(artifacts);
        }

        @Override
        public String effect() {
            return EFFECT;
        }

        @Override
        public String describe() {
            return "attach to release " + version.tag() + ": "
                    + artifacts.stream()
                            .map(artifact -> artifact.name() + " (" + artifact.sha256() + ")")
                            .collect(Collectors.joining(", "));
        }

        /** One of them, where it stands alone. */
        public static String describe(ReleaseVersion version, Artifact artifact) {
            return "attach " + artifact.name() + " (" + artifact.sha256() + ") to release " + version.tag();
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.attachAssets(this);
        }
    }

    /**
     * Publishes a package to its channel.
     *
     * @param artifacts the files of the package
     */
    record PublishPackage(
            ReleaseVersion version, CommitId commit, Channel channel, BuiltPackage built, List<Artifact> artifacts)
            implements PublishAction {
        public PublishPackage {
            artifacts = List.copyOf(artifacts);
        }

        @Override
        public String effect() {
            return "PackagePublish";
        }

        @Override
        public String describe() {
            String files = artifacts.stream()
                    .map(artifact -> artifact.name() + " " + artifact.sha256())
                    .collect(Collectors.joining(", "));
            return "publish " + built.coordinate() + " to " + channel.place().name() + " (" + files + ")"
                    + (distTag().isEmpty() ? "" : " under dist-tag " + distTag());
        }

        /** Empty for channels that have no such thing. */
        public String distTag() {
            return channel.distTagOf(version);
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.publishPackage(this);
        }
    }

    /** Publishes the complete draft. */
    record PublishRelease(String tag, boolean latest, Map<String, Long> requiredAssets) implements PublishAction {
        public PublishRelease {
            requiredAssets = Map.copyOf(requiredAssets);
        }

        @Override
        public String effect() {
            return "ReleasePublish";
        }

        @Override
        public String describe() {
            return "publish release " + tag + (latest ? " as latest" : "");
        }

        @Override
        public ActionResult applyTo(Effects effects) throws PortUnavailable, InterruptedException {
            return effects.publishRelease(this);
        }
    }
}
