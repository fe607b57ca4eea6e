package io.jenkins.plugins.aegis.rehearsal.helm;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.SearchResult;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code helm}, as far as a release and its users need it, over Helm's own library; directories are those of
 * Helm's environment ({@code HELM_CACHE_HOME}, {@code HELM_CONFIG_HOME}, {@code HELM_DATA_HOME}).
 */
@Command(
        name = "helm",
        subcommands = {HelmProgram.Repo.class, HelmProgram.Search.class})
public final class HelmProgram {
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HelmProgram())
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println("Error: " + failure.getMessage());
                    return 1;
                })
                .execute(arguments));
    }

    @Command
    int version() {
        System.out.println(Helm.version().call());
        return 0;
    }

    @Command
    int lint(@Parameters(paramLabel = "<chart>") Path chart) {
        LintResult result = new Helm(chart).lint().call();
        System.out.println("==> Linting " + chart);
        result.getMessages().forEach(System.out::println);
        System.out.println("1 chart(s) linted, " + (result.isFailed() ? 1 : 0) + " chart(s) failed");
        return result.isFailed() ? 1 : 0;
    }

    @Command(name = "package")
    int pack(
            @Parameters(paramLabel = "<chart>") Path chart,
            @Option(names = "--version", required = true) String version,
            @Option(names = "--app-version", required = true) String appVersion,
            @Option(names = "--destination", required = true) Path destination)
            throws IOException {
        Files.createDirectories(destination);
        try (VersionedChart copy = VersionedChart.of(chart, version, appVersion)) {
            new Helm(copy.directory()).packageIt().withDestination(destination).call();
        }
        return 0;
    }

    /** What a user knows of repositories. */
    @Command(name = "repo")
    static final class Repo {
        @Command
        int add(@Parameters(paramLabel = "<name>") String name, @Parameters(paramLabel = "<url>") URI url) {
            Helm.repo().add().withName(name).withUrl(url).call();
            System.out.println("\"" + name + "\" has been added to your repositories");
            return 0;
        }

        @Command
        int update() {
            Helm.repo().update().call();
            return 0;
        }
    }

    /** Looks through what was fetched of the repositories. */
    @Command(name = "search")
    static final class Search {
        @Command
        int repo(
                @Parameters(paramLabel = "<keyword>") String keyword,
                @Option(names = "--version", required = true) String version) {
            for (SearchResult found : Helm.search()
                    .repo()
                    .withKeyword(keyword)
                    .withVersion(version)
                    .call()) {
                System.out.println(found.getName() + "\t" + found.getChartVersion() + "\t" + found.getAppVersion()
                        + "\t" + found.getDescription());
            }
            return 0;
        }
    }

    /** The library downloads into its cache. */
    @Command
    int pull(
            @Parameters(paramLabel = "<repository/chart>") String chart,
            @Option(names = "--version", required = true) String version,
            @Option(names = "--destination", required = true) Path destination)
            throws IOException {
        Helm.show(chart).chart().withVersion(version).call();
        String archive = chart.substring(chart.lastIndexOf('/') + 1) + "-" + version + ".tgz";
        Path cached = Path.of(System.getenv("HELM_CACHE_HOME"), "repository", archive);
        Files.copy(cached, Files.createDirectories(destination).resolve(archive), StandardCopyOption.REPLACE_EXISTING);
        return 0;
    }
}
