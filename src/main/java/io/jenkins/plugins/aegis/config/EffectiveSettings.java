package io.jenkins.plugins.aegis.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import hudson.AbortException;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Run;
import io.jenkins.plugins.aegis.model.ReleaseSite;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that hold for one job: those of the nearest folder, then of the folders around it, then of the
 * controller, then the defaults.
 */
public final class EffectiveSettings {
    /** Where people find them, for messages. */
    public static final String PLACE =
            "Manage Jenkins » System » Aegis Release, or the configuration of a folder that the job is in";

    private final SiteSettings settings;

    private EffectiveSettings(SiteSettings settings) {
        this.settings = settings;
    }

    public static EffectiveSettings of(Run<?, ?> run) {
        return of(run.getParent());
    }

    /** @param item a job, or a folder, whose own settings count then */
    public static EffectiveSettings of(Item item) {
        List<SiteSettings> levels = levels(item);
        levels.add(AegisConfiguration.get().getSite());
        return of(levels);
    }

    /**
     * What holds where a place says nothing.
     *
     * @param place a folder; null for the whole controller, around which there are the defaults only
     */
    static EffectiveSettings outside(Item place) {
        if (place == null) {
            return of(List.of());
        }
        List<SiteSettings> levels = new ArrayList<>();
        if (place.getParent() instanceof Item around) {
            levels.addAll(levels(around));
        }
        levels.add(AegisConfiguration.get().getSite());
        return of(levels);
    }

    /** @param levels the nearest first */
    public static EffectiveSettings of(List<SiteSettings> levels) {
        SiteSettings settings = new SiteSettings();
        for (SiteSettings level : levels) {
            settings = SettingLevels.complete(settings, level);
        }
        return new EffectiveSettings(SettingLevels.complete(settings, SettingLevels.defaults()));
    }

    private static List<SiteSettings> levels(Item item) {
        List<SiteSettings> levels = new ArrayList<>();
        Item at = item;
        while (at != null) {
            if (at instanceof AbstractFolder<?> folder) {
                AegisFolderProperty own = folder.getProperties().get(AegisFolderProperty.class);
                if (own != null) {
                    levels.add(own.getSite());
                }
            }
            ItemGroup<?> around = at.getParent();
            at = around instanceof Item ? (Item) around : null;
        }
        return levels;
    }

    /** As if each had been typed in one place. */
    public SiteSettings settings() {
        return settings;
    }

    /**
     * The site as values.
     *
     * @throws AbortException if something is missing or has no valid form; the message names all of it, and the place
     */
    public ReleaseSite toSite() throws AbortException {
        List<String> problems = SettingRules.problems(settings);
        if (!problems.isEmpty()) {
            throw new AbortException("Aegis Release cannot be used as it is configured (" + PLACE + "):\n  "
                    + String.join("\n  ", problems));
        }
        return new ReleaseSite(
                settings.getRepository(),
                settings.getRemote(),
                URI.create(settings.getForgeApi()),
                registries(),
                new ReleaseSite.ApprovalRules(
                        approvers(),
                        settings.isApproverMayBeRequester(),
                        settings.getApprovalsRequired(),
                        settings.getOverlays().stream()
                                .map(OverlaySettings::toRule)
                                .toList()));
    }

    private ReleaseSite.Registries registries() {
        return new ReleaseSite.Registries(
                directory(settings.getNpmRegistry()),
                address(settings.getPypiIndex())
                        .map(index -> new ReleaseSite.PyPi(
                                directory(index.toString()), URI.create(settings.getPypiUpload()))),
                address(settings.getHelmRepository()).map(repository -> directory(repository.toString())),
                address(settings.getClawhubRegistry()));
    }

    private static Optional<URI> address(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
    }

    static URI directory(String address) {
        return URI.create(address.endsWith("/") ? address : address + "/");
    }

    /** Ids of the users whose approval counts. */
    public Set<String> approvers() {
        return SettingRules.lines(settings.getApprovers());
    }

    /**
     * The GraphQL interface's address as Release Please wants it, without {@code /graphql} at its end.
     *
     * <p>On GitHub Enterprise Server it stands beside {@code /api/v3} (its documentation, "GraphQL: forming calls").
     */
    public URI graphqlBase() {
        String graphql = settings.getGraphql();
        String base = graphql.isEmpty() ? settings.getForgeApi().replaceFirst("/api/v3/?$", "/api") : graphql;
        return URI.create(base.replaceFirst("/graphql/?$", "").replaceFirst("/$", ""));
    }

    /** Program and leading arguments. */
    public List<String> releasePleaseCommand() {
        return List.copyOf(SettingRules.words(settings.getReleasePlease()));
    }
}
