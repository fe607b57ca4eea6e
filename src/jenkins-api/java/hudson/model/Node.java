package hudson.model;

import hudson.security.AccessControlled;
import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public abstract class Node extends AbstractModelObject implements AccessControlled {}
