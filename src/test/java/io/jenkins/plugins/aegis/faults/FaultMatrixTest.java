package io.jenkins.plugins.aegis.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.aegis.faults.Call.Place;
import io.jenkins.plugins.aegis.port.Forge;
import io.jenkins.plugins.aegis.port.GitRepository;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.testing.Figures;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product's adapters and effects, with the real git, npm, twine and Release Please, on real servers behind a proxy
 * that spoils requests. {@code -Daegis.faults=all} tries every pair, as {@code bin/fault-matrix} does; any other value is
 * an expression that the pairs to be tried match.
 */
class FaultMatrixTest {
    /** Of the ports, what asks nobody on the network; or only begins a question early that {@code published} ends. */
    private static final Set<String> LOCAL = Set.of(
            "PackageChannel.location",
            "PackageChannel.listsApart",
            "PackageChannel.expectAbsence",
            "GitRepository.read",
            "GitRepository.digest",
            "GitRepository.tagsReachableFrom",
            "GitRepository.changedPaths",
            "GitRepository.isAncestor",
            "GitRepository.mergeBase",
            "GitRepository.mergesCleanly",
            "GitRepository.commitsMissing",
            "GitRepository.mainline",
            "GitRepository.cherryPick",
            "GitRepository.revert",
            "GitRepository.commitPaths",
            "GitRepository.commitFiles",
            "GitRepository.checkOut");

    @TempDir
    static Path directory;

    private static final String WANTED = System.getProperty("aegis.faults", "");
    private static final Tampering PRODUCT = Tampering.none();
    private static FaultMatrix.Report report;

    @BeforeAll
    static void tryPairs() throws Exception {
        Instant start = Instant.now();
        Map<Place, Site> sites = new EnumMap<>(Place.class);
        sites.put(Place.FORGE, new ForgeSite(home("forge"), PRODUCT));
        sites.put(Place.GIT, new GitSite(home("git"), PRODUCT));
        sites.put(Place.NPM, new NpmSite(home("npm"), PRODUCT));
        sites.put(Place.PYTHON, new PythonSite(home("python"), PRODUCT));
        sites.put(Place.CHARTS, new ChartSite(home("charts"), PRODUCT));
        sites.put(Place.CLAWHUB, new ClawHubSite(home("clawhub"), PRODUCT));
        sites.put(Place.RELEASE_PLEASE, new ReleasePleaseSite(home("release-please")));
        try (FaultMatrix matrix = new FaultMatrix(sites)) {
            report = matrix.tryAll(wanted());
        }
        Figures.say(
                "20-fault-pairs",
                "fault pairs: " + report.tried().size() + " tried, " + report.right() + " right"
                        + (WANTED.equals("all") ? "" : " (bin/fault-matrix tries all " + FaultMatrix.size() + ")")
                        + ", in "
                        + Duration.between(start, Instant.now()).toSeconds() + " s");
        FaultMatrix.Searched searched = report.searched();
        Figures.say(
                "51-canaries-in-faults",
                "canaries searched in every fault pair: " + searched.credentials() + " credentials in "
                        + searched.places() + " places, " + searched.commandLines() + " command lines among them; "
                        + searched.escaped().size() + " found there");
    }

    private static Predicate<Pair> wanted() {
        return switch (WANTED) {
            case "" -> Pair::isRepresentative;
            case "all" -> pair -> true;
            default -> pair -> pair.toString().matches(WANTED);
        };
    }

    private static Path home(String name) throws Exception {
        return Files.createDirectories(directory.resolve(name));
    }

    @AfterAll
    static void forget() {
        report = null;
    }

    @Test
    @DisplayName(
            "L7 L21 L29 every fault of every call leads to what the table says; nothing is written twice, or on an Unknown")
    void everyPairLeadsToWhatTheTableSays() {
        List<String> wrong =
                report.wrong().values().stream().flatMap(List::stream).toList();
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
    }

    @Test
    @DisplayName(
            "L32 no credential is in a log, the audit, a file, a failure or an argument of a process under any fault")
    void noFaultShowsACredential() {
        assertThat(report.searched().escaped()).isEmpty();
        assertThat(report.searched().places()).isGreaterThan(report.tried().size());
        assertThat(report.wrong().values()).noneMatch(wrong -> wrong.toString().contains("shows a secret"));
    }

    @Test
    void noRequestIsMissingInTheTable() {
        assertThat(Call.unknown(report.requests())).isEmpty();
    }

    @Test
    void everyCallHasARow() {
        FaultTable table = new FaultTable();
        assertThat(Call.values()).allSatisfy(call -> assertThat(Fault.values())
                .anyMatch(fault -> table.of(call, fault).isPresent()));
    }

    @Test
    void everyRemoteMethodOfAPortIsInTheMatrix() {
        assumeTrue(WANTED.isEmpty() || WANTED.equals("all"), "only some pairs were tried: -Daegis.faults=" + WANTED);
        assertThat(Stream.of(Forge.class, PackageChannel.class, GitRepository.class)
                        .flatMap(port -> Arrays.stream(port.getDeclaredMethods())
                                .filter(method -> !method.isSynthetic())
                                .map(Method::getName)
                                .map(name -> port.getSimpleName() + "." + name))
                        .distinct()
                        .filter(method -> !LOCAL.contains(method)))
                .allSatisfy(method -> assertThat(PRODUCT.asked()).contains(method));
    }

    @Test
    @DisplayName("a build that takes an Unknown for an Absent is caught")
    void aBrokenBuildIsCaught() throws Exception {
        Map<Place, Site> sites = Map.of(Place.FORGE, new ForgeSite(home("broken"), Tampering.unknownAsAbsent()));
        try (FaultMatrix matrix = new FaultMatrix(sites)) {
            FaultMatrix.Report broken =
                    matrix.tryAll(pair -> pair.fault() == Fault.SERVER_ERROR && pair.expected() == Expected.UNKNOWN);
            Figures.say(
                    "61-unknown-taken-for-absent",
                    "fault pairs of a build that takes Unknown for Absent: "
                            + broken.tried().size() + " tried, " + broken.right() + " right");
            assertThat(broken.wrong())
                    .containsKeys(
                            new Pair(Call.PULLS, Fault.SERVER_ERROR, Expected.UNKNOWN),
                            new Pair(Call.PUBLISHED, Fault.SERVER_ERROR, Expected.UNKNOWN),
                            new Pair(Call.PULL_BEFORE_OPENING, Fault.SERVER_ERROR, Expected.UNKNOWN))
                    .hasSizeGreaterThan(broken.tried().size() / 2);
            assertThat(broken.wrong().get(new Pair(Call.PULL_BEFORE_OPENING, Fault.SERVER_ERROR, Expected.UNKNOWN)))
                    .anyMatch(wrong -> wrong.contains("written 1 times"));
        }
    }

    @Test
    @DisplayName("a build that hands a token over as an argument is caught in every pair in which it does")
    void aBuildThatShowsASecretIsCaught() throws Exception {
        Map<Place, Site> sites = Map.of(Place.CLAWHUB, new ClawHubSite(home("showing"), Tampering.showingSecrets()));
        try (FaultMatrix matrix = new FaultMatrix(sites)) {
            FaultMatrix.Report broken = matrix.tryAll(pair -> pair.call() == Call.CLAWHUB_PUBLISH);
            Figures.say(
                    "62-secret-in-argument",
                    "fault pairs of a build with a secret in an argument: "
                            + broken.tried().size() + " tried, " + broken.right() + " right");
            assertThat(broken.right()).isZero();
            assertThat(broken.wrong().values())
                    .allMatch(wrong -> wrong.toString().contains("shows a secret")
                            && wrong.toString().contains("arguments of clawhub"));
        }
    }
}
