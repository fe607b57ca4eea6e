package io.jenkins.plugins.aegis.rehearsal.pipeline.toy;

import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Something to nest in a step's arguments. */
public interface Channel extends Describable<Channel> {

    /** A channel with a symbol. */
    final class Npm implements Channel {
        private final String tag;
        private boolean optional;

        @DataBoundConstructor
        public Npm(String tag) {
            this.tag = tag;
        }

        @DataBoundSetter
        public void setOptional(boolean optional) {
            this.optional = optional;
        }

        @Override
        public String toString() {
            return "npm " + tag + (optional ? " (optional)" : "");
        }

        /** Its descriptor. */
        @Extension
        @Symbol("npm")
        public static final class DescriptorImpl extends Descriptor<Channel> {}
    }
}
