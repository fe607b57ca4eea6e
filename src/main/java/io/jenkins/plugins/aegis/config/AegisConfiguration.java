package io.jenkins.plugins.aegis.config;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Descriptor.FormException;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The settings of the whole controller; {@code unclassified: aegisRelease:} in Configuration as Code.
 *
 * <p>Only administrators change it: it decides where secrets are sent and whose approval counts (lesson L35).
 */
@Extension
@Symbol("aegisRelease")
public final class AegisConfiguration extends GlobalConfiguration {
    private SiteSettings site = new SiteSettings();

    public AegisConfiguration() {
        load();
    }

    public static AegisConfiguration get() {
        return ExtensionList.lookupSingleton(AegisConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return "Aegis Release";
    }

    @Override
    public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
        req.bindJSON(this, json);
        return true;
    }

    public SiteSettings getSite() {
        return site;
    }

    /** Keeps the settings, also for the next start of the controller. */
    @DataBoundSetter
    public void setSite(SiteSettings site) {
        this.site = site == null ? new SiteSettings() : site;
        save();
    }
}
