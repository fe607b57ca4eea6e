package io.jenkins.plugins.aegis.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import hudson.Extension;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The settings of a folder, for all jobs in it; what it leaves out is as further up.
 *
 * <p>Whoever may configure the folder changes it, approvers included: folders are how Jenkins delegates. Committers of a
 * released repository have no part in it, also where the folder is a multibranch project (lesson L35).
 */
public final class AegisFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {
    private final SiteSettings site;

    @DataBoundConstructor
    public AegisFolderProperty(SiteSettings site) {
        this.site = site == null ? new SiteSettings() : site;
    }

    public SiteSettings getSite() {
        return site;
    }

    /** Makes the property known to folders. */
    @Extension
    @Symbol("aegisRelease")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @Override
        public String getDisplayName() {
            return "Aegis Release";
        }

        /** A folder whose form has no mark there keeps no settings, not even empty ones. */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 req, JSONObject formData) throws FormException {
            return formData == null || !formData.has("site") ? null : super.newInstance(req, formData);
        }
    }
}
