package io.jenkins.plugins.aegis.run;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A part of what is put to the approvers: its name, and mostly a digest. */
@ExportedBean(defaultVisibility = 999)
public final class AskedPart {
    private final String name;
    private final String value;

    AskedPart(String name, String value) {
        this.name = name;
        this.value = value;
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public String getValue() {
        return value;
    }
}
