package io.jenkins.plugins.aegis.config;

import java.util.function.Function;

/**
 * How settings of one level are completed by those of the level around it: each by itself, the nearest wins.
 *
 * <p>What belongs to an address is taken over together with it only: a folder that names another registry does not send
 * it the credential of the one that it replaces. The same holds for a repository and its remote, for approvers and the
 * rules of their approval, and for how attestations are signed: with a key or without.
 */
final class SettingLevels {
    private final SiteSettings near;
    private final SiteSettings far;
    private final SiteSettings whole = new SiteSettings();

    private SettingLevels(SiteSettings near, SiteSettings far) {
        this.near = near;
        this.far = far;
    }

    static SiteSettings complete(SiteSettings near, SiteSettings far) {
        SettingLevels levels = new SettingLevels(near, far);
        levels.forge();
        levels.registries();
        levels.approval();
        levels.tools();
        return levels.whole;
    }

    /** What holds if nobody says anything. */
    static SiteSettings defaults() {
        SiteSettings defaults = new SiteSettings();
        defaults.setForgeApi("https://api.github.com");
        defaults.setCommitterName("Aegis Release");
        defaults.setReleasePlease("release-please");
        return defaults;
    }

    private void forge() {
        whole.setRepository(nearest(SiteSettings::getRepository));
        whole.setRemote(with(SiteSettings::getRepository, SiteSettings::getRemote));
        Function<SiteSettings, String> remote = settings -> settings.getRepository() + settings.getRemote();
        whole.setGitCredentialsId(with(remote, SiteSettings::getGitCredentialsId));
        whole.setForgeApi(nearest(SiteSettings::getForgeApi));
        whole.setGraphql(with(SiteSettings::getForgeApi, SiteSettings::getGraphql));
        whole.setForgeCredentialsId(with(SiteSettings::getForgeApi, SiteSettings::getForgeCredentialsId));
    }

    private void registries() {
        whole.setNpmRegistry(nearest(SiteSettings::getNpmRegistry));
        whole.setNpmCredentialsId(with(SiteSettings::getNpmRegistry, SiteSettings::getNpmCredentialsId));
        Function<SiteSettings, String> pypi = settings -> settings.getPypiIndex() + settings.getPypiUpload();
        whole.setPypiIndex(with(pypi, SiteSettings::getPypiIndex));
        whole.setPypiUpload(with(pypi, SiteSettings::getPypiUpload));
        whole.setPypiCredentialsId(with(pypi, SiteSettings::getPypiCredentialsId));
        whole.setHelmRepository(nearest(SiteSettings::getHelmRepository));
        whole.setClawhubRegistry(nearest(SiteSettings::getClawhubRegistry));
        whole.setClawhubCredentialsId(with(SiteSettings::getClawhubRegistry, SiteSettings::getClawhubCredentialsId));
    }

    private void approval() {
        SiteSettings rules = near.getApprovers().isEmpty() ? far : near;
        whole.setApprovers(rules.getApprovers());
        whole.setApproverMayBeRequester(rules.isApproverMayBeRequester());
        whole.setApprovalsRequired(rules.getApprovalsRequired());
        whole.setOverlays(near.getOverlays().isEmpty() ? far.getOverlays() : near.getOverlays());
    }

    private void tools() {
        SiteSettings signer = near.getSigningCredentialsId().isEmpty() && near.getKeyless() == null ? far : near;
        whole.setSigningCredentialsId(signer.getSigningCredentialsId());
        whole.setKeyless(signer.getKeyless());
        whole.setCommitterName(nearest(SiteSettings::getCommitterName));
        whole.setCommitterEmail(nearest(SiteSettings::getCommitterEmail));
        whole.setReleasePlease(nearest(SiteSettings::getReleasePlease));
    }

    private String nearest(Function<SiteSettings, String> setting) {
        String own = setting.apply(near);
        return own.isEmpty() ? setting.apply(far) : own;
    }

    /** The setting, from further away only if what it belongs to comes from there too. */
    private String with(Function<SiteSettings, String> owner, Function<SiteSettings, String> setting) {
        return owner.apply(near).isEmpty() ? nearest(setting) : setting.apply(near);
    }
}
