package io.jenkins.plugins.aegis.run;

import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A file of the release that can be downloaded. */
@ExportedBean(defaultVisibility = 999)
public final class FileRow {
    private final String name;
    private final long bytes;
    private final String sha256;

    FileRow(String name, long bytes, String sha256) {
        this.name = name;
        this.bytes = bytes;
        this.sha256 = sha256;
    }

    @Exported
    public String getName() {
        return name;
    }

    @Exported
    public long getBytes() {
        return bytes;
    }

    /** What the file is, in words; empty where its name says it all. */
    public String getKind() {
        if (name.endsWith("sbom.json")) {
            return Wording.word("file.sbom", "");
        } else if (name.equals("checksums.txt")) {
            return Wording.word("file.checksums", "");
        }
        return name.endsWith(".sigstore") || name.endsWith(".sigstore.json")
                ? Wording.word("file.attestation", "")
                : "";
    }

    @Exported
    public String getSha256() {
        return sha256;
    }
}
