package io.jenkins.plugins.aegis.run;

import hudson.model.Run;
import io.jenkins.plugins.aegis.audit.Tone;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A release in the list of its job. */
@ExportedBean(defaultVisibility = 999)
public final class ReleaseRow {
    private static final int SHORT_COMMIT = 8;

    private final ReleaseReportAction release;

    ReleaseRow(ReleaseReportAction release) {
        this.release = release;
    }

    public Run<?, ?> getRun() {
        return release.getRun();
    }

    @Exported
    public int getNumber() {
        return getRun().getNumber();
    }

    /** In milliseconds; 0 while the build runs. */
    @Exported
    public long getDuration() {
        return getRun().getDuration();
    }

    public Date getDate() {
        return new Date(getRun().getTimeInMillis());
    }

    /** Below the root of Jenkins. */
    @Exported
    public String getUrl() {
        return getRun().getUrl() + ReleaseReportAction.NAME + "/";
    }

    @Exported
    public String getVersion() {
        return release.getVersion();
    }

    @Exported
    public ReleaseState getState() {
        return release.getState();
    }

    public String getStateWord() {
        return release.getStateWord();
    }

    public String getTone() {
        return release.getTone();
    }

    @Exported
    public String getCommit() {
        return release.getCommit();
    }

    @Exported
    public String getTag() {
        return release.getTag();
    }

    @Exported
    public List<String> getApprovers() {
        return release.getApprovers();
    }

    @Exported
    public List<String> getRejecters() {
        return release.getRejecters();
    }

    public String getShortCommit() {
        String commit = release.getCommit();
        return commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    }

    /** Who decided: approvers, and those who said no. */
    public List<Person> getDeciders() {
        return Stream.concat(
                        release.getApprovers().stream().map(name -> new Person(name, "APPROVED", Tone.GOOD)),
                        release.getRejecters().stream().map(name -> new Person(name, "REJECTED", Tone.BAD)))
                .toList();
    }

    /** Each channel with its state. */
    @Exported
    public Map<String, String> getStates() {
        return release.getChannels();
    }

    public List<Channel> getChannels() {
        return release.getChannels().entrySet().stream().map(Channel::of).toList();
    }

    /** Somebody who decided. */
    public record Person(String name, String decision, Tone as) {
        public String getWord() {
            return Wording.status(decision);
        }

        public String getTone() {
            return as.css();
        }
    }

    /** A channel with its state. */
    public record Channel(String name, String state) {
        private static Channel of(Map.Entry<String, String> entry) {
            return new Channel(entry.getKey(), entry.getValue());
        }

        public String getWord() {
            return Wording.status(state);
        }

        public String getTone() {
            return Tone.of(state).css();
        }
    }
}
