package hudson.tools;

public abstract class ToolProperty<T extends ToolInstallation> {}
