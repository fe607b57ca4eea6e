package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.audit.AuditEvent.ChannelObserved;
import io.jenkins.plugins.aegis.audit.Tone;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** What a channel serves, as it was seen last. */
@ExportedBean(defaultVisibility = 999)
public final class ChannelRow {
    private final String channel;
    private final String version;
    private final String digest;
    private final String state;
    private final String address;

    ChannelRow(String channel, String version, String digest, String state, String address) {
        this.channel = channel;
        this.version = version;
        this.digest = digest;
        this.state = state;
        this.address = address;
    }

    @Exported
    public String getChannel() {
        return channel;
    }

    /** Name and version as the channel writes them. */
    @Exported
    public String getVersion() {
        return version;
    }

    /** As the channel writes it; empty if it serves nothing. */
    @Exported
    public String getDigest() {
        return digest;
    }

    /** As it was recorded, such as {@code OURS} or {@code ABSENT}. */
    @Exported
    public String getState() {
        return state;
    }

    /** Where it was read. */
    @Exported
    public String getAddress() {
        return address;
    }

    static ChannelRow of(ChannelObserved seen) {
        return new ChannelRow(
                Wording.recorded(seen.channel()),
                Wording.recorded(seen.coordinate()),
                Wording.recorded(seen.digest()),
                Wording.recorded(seen.state()),
                Wording.recorded(seen.location()));
    }

    public String getWord() {
        return Wording.status(state);
    }

    public String getTone() {
        return Tone.of(state).css();
    }

    /** Whether the address may be a link; anything else, {@code javascript:} above all, is only shown. */
    public boolean isLink() {
        return Links.isWeb(address);
    }
}
