package io.jenkins.plugins.aegis.adapter.helm;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.packaging.PackedChart;
import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.net.URI;
import java.time.Clock;
import java.util.Map;

/**
 * A Helm repository that is served from a branch of the released repository (lesson L25).
 *
 * <p>What is published is what the branch has: the served pages follow it, at times by minutes, and who asked them would
 * publish twice. What users get, {@link #listed} and {@link #download}, is what is served.
 */
public final class ChartRepository implements PackageChannel {
    private final ChartBranch branch;
    private final ServedRepository served;
    private final Workspace scratch;
    private final Clock clock;

    /**
     * @param site where the branch is served from, and how that is read
     * @param scratch a directory of this object alone, deleted after each publish
     * @param clock tells when an entry was created
     */
    public ChartRepository(Channel.Helm channel, GitRepository git, Site site, Workspace scratch, Clock clock) {
        this.branch = new ChartBranch(git, channel.branch(), channel.directory());
        this.served = new ServedRepository(site.base(), site.downloads());
        this.scratch = scratch;
        this.clock = clock;
    }

    /** @param base address of the directory that {@code index.yaml} is in, ending in a slash */
    public record Site(URI base, HttpDownloads downloads) {}

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        return new PublishedChart(branch, served, name).version(version);
    }

    @Override
    public boolean listsApart() {
        return true;
    }

    @Override
    public Observed<Map<String, String>> listed(String name, String version) throws InterruptedException {
        return served.listed(name, version)
                .map(listed -> Map.of(PackedChart.fileName(name, version), listed.statedDigest()));
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        Observed<RepositoryIndex.Listed> listed = served.listed(name, version);
        if (listed.asOptional().isEmpty()) {
            return listed.map(none -> Map.of());
        }
        return served.download(listed.asOptional().get())
                .map(digest -> Map.of(PackedChart.fileName(name, version), digest));
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        new ChartAddition(branch, upload.directory(), upload.built().files().get(0)).commit(scratch, clock.instant());
    }

    @Override
    public String location(String name, String version) {
        return served.base().resolve(PackedChart.fileName(name, version)).toString();
    }
}
