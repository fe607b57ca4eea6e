package hudson.model;

import org.kohsuke.stapler.export.ExportedBean;

@ExportedBean
public class Queue {
    private Queue() {}

    public interface Executable extends Runnable {}
}
