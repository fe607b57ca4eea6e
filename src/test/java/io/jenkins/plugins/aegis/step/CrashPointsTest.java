package io.jenkins.plugins.aegis.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.ReleaseRequest;
import io.jenkins.plugins.aegis.testing.Figures;
import io.jenkins.plugins.aegis.testing.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A release that dies before and after each of its effects, and a new build that finishes it. */
class CrashPointsTest {
    private static final String VERSION = "1.2.3";
    private static final ReleaseRequest REQUEST = Requests.of(VERSION);
    private static final String DESCRIPTOR =
            """
            schema: 1
            channels:
              - {type: npm, name: npm}
              - {type: pypi, name: python, package: widget-client, directory: python, needs: [npm]}
              - {type: helm, name: helm, chart: deploy/helm/aegis, directory: helm, needs: [npm]}
              - {type: clawhub, name: skill, slug: widget, directory: skill, optional: true, needs: [github-release]}
            """;

    @TempDir
    Path directory;

    private Path beginning() throws Exception {
        return CrashBeginning.make(Files.createDirectory(directory.resolve("beginning")), DESCRIPTOR);
    }

    @Test
    @DisplayName(
            "L20 L22 L25 whatever effect a release dies before or after, a new build ends it as if nothing had been")
    void survivesEveryPoint() throws Exception {
        CrashPoints points = new CrashPoints(directory, REQUEST, UnaryOperator.identity(), effect -> true);

        List<CrashPoints.Point> tried = points.sweep(beginning());

        long survived = tried.stream().filter(CrashPoints.Point::survived).count();
        Figures.say("10-crash-points", "crash points: " + tried.size() + " tried, " + survived + " survived");
        assertThat(tried).hasSize(2 * points.effects()).hasSizeGreaterThan(40).allSatisfy(point -> assertThat(
                        point.trouble())
                .as(point.name())
                .isEmpty());
    }

    @Test
    @DisplayName("L20 a channel that publishes without looking whether it did is found out")
    void findsAnEffectWithoutExistenceCheck() throws Exception {
        CrashPoints points = new CrashPoints(
                directory,
                REQUEST,
                ports -> new BlindPorts(ports),
                effect -> effect.equals("npm publish @acme/widget@1.2.3"));

        List<CrashPoints.Point> tried = points.sweep(beginning());

        Figures.say(
                "60-no-existence-check",
                "crash points of a build that publishes without looking: " + tried.size() + " tried, "
                        + tried.stream().filter(CrashPoints.Point::survived).count() + " survived");
        assertThat(tried).hasSize(2);
        assertThat(tried.get(0).trouble()).isEmpty();
        assertThat(tried.get(1).survived()).isFalse();
        assertThat(tried.get(1).trouble()).anyMatch(line -> line.contains("409"));
    }
}
