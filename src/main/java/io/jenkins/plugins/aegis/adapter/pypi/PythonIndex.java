package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.adapter.process.RefusedCredential;
import io.jenkins.plugins.aegis.adapter.process.SecretMask;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Digest.Algorithm;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The distributions of a Python package index, read by the simple repository interface and published to by twine.
 *
 * <p>Twine gets name and token by its environment, the address by an argument, and an empty configuration file, so that
 * neither the machine's configuration nor the project can send the token elsewhere.
 */
public final class PythonIndex implements PackageChannel {
    private static final String CONFIGURATION = "pypirc";
    private static final Duration PUBLISH = Duration.ofMinutes(15);

    private final IndexEndpoint endpoint;
    private final HttpDownloads downloads;
    private final IndexPages pages;
    private final CommandRunner commands;
    private final Workspace scratch;

    /** @param scratch a directory of this object alone, deleted after each publish */
    public PythonIndex(IndexEndpoint endpoint, HttpDownloads downloads, CommandRunner commands, Workspace scratch) {
        this.endpoint = endpoint;
        this.downloads = downloads;
        this.pages = new IndexPages(endpoint, downloads);
        this.commands = commands;
        this.scratch = scratch;
    }

    @Override
    public void expectAbsence() {
        pages.mayBeMissing();
    }

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        Observed<ProjectPage> page = pages.project(name);
        return page.flatMap(found -> {
            try {
                return Observed.present(found.publication(version), page.source());
            } catch (IllegalArgumentException e) {
                return Observed.unknown(page.source(), Printable.of(e.getMessage(), 1000));
            }
        });
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        Observed<ProjectPage> page = pages.project(name);
        List<DistributionFile> files =
                page.asOptional().map(found -> found.filesOf(version)).orElse(List.of());
        if (files.isEmpty()) {
            return page.flatMap(found -> Observed.absent(page.source()));
        }
        Map<String, Digest> digests = new TreeMap<>();
        for (DistributionFile file : files) {
            try {
                digests.put(
                        file.name(),
                        downloads.digest(file.address(), endpoint.headersFor(file.address(), "*/*"), Algorithm.SHA256));
            } catch (IOException e) {
                return Observed.unknown(file.address().toString(), String.valueOf(e.getMessage()));
            }
        }
        return Observed.present(digests, page.source());
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        String what = "twine upload of " + upload.built().coordinate() + " to " + endpoint;
        try {
            List<String> missing = missing(upload);
            if (missing.isEmpty()) {
                return;
            }
            CommandRunner.Result result = commands.run(command(upload.directory(), missing));
            if (!result.succeeded()) {
                throw new PortUnavailable(what + " ended with " + result.exitCode() + ":\n"
                        + harmless(CommandOutput.ofFailed(result))
                        + RefusedCredential.remedy(result.output() + result.errors()));
            }
        } catch (IOException e) {
            throw new PortUnavailable(what + ": " + harmless(e.getMessage()), e);
        } finally {
            deleteScratch();
        }
    }

    /**
     * What is there already is never sent again, and nothing is added to what is not ours: an index would take a wheel
     * beside the source distribution of somebody else (lesson L22).
     */
    private List<String> missing(Upload upload) throws IOException, PortUnavailable, InterruptedException {
        Observed<Publication> there =
                published(upload.built().name(), upload.built().version());
        Map<String, String> foreign = new TreeMap<>(
                PortUnavailable.unlessKnown(there).map(Publication::files).orElse(Map.of()));
        List<String> missing = new ArrayList<>();
        for (String file : upload.built().files()) {
            String stated = foreign.get(file);
            if (stated == null) {
                missing.add(file);
            } else if (stated.equals(
                    upload.directory().digest(file, Algorithm.SHA256).toString())) {
                foreign.remove(file);
            }
        }
        if (!foreign.isEmpty()) {
            throw new PortUnavailable(there.source() + " has other files under "
                    + upload.built().coordinate() + ", " + foreign + ", so nothing was added to them");
        }
        return missing;
    }

    private CommandRunner.Command command(Workspace directory, List<String> files)
            throws IOException, InterruptedException {
        scratch.writeText(CONFIGURATION, "");
        List<String> arguments = new ArrayList<>(List.of(
                "twine",
                "--no-color",
                "upload",
                "--non-interactive",
                "--disable-progress-bar",
                "--config-file",
                scratch.path() + "/" + CONFIGURATION,
                "--repository-url",
                endpoint.upload().toString()));
        files.forEach(file -> arguments.add(directory.path() + "/" + file));
        return CommandRunner.Command.of(scratch.path(), arguments)
                .withEnvironment("TWINE_USERNAME", endpoint.user())
                .withSecret("TWINE_PASSWORD", endpoint.token())
                .echoing(PUBLISH);
    }

    private void deleteScratch() throws InterruptedException {
        try {
            scratch.delete();
        } catch (IOException e) {
            // it holds an empty file; the next publish replaces it
        }
    }

    @Override
    public String location(String name, String version) {
        return endpoint.project(name).toString();
    }

    private String harmless(String text) {
        return new SecretMask(Set.of(endpoint.token())).applyTo(String.valueOf(text));
    }
}
