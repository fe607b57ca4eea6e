package io.jenkins.plugins.aegis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures that another command took. */
class WaitingFiguresTest {
    private static final Figure READS = Figure.of(5, "reads of a rerun", "sample project", 28, 30, "counted");
    private static final Figure EARLIER = Figure.of(7, "heap", "200 releases", 1110, 1024, "earlier");
    private static final Figure HEAP = Figure.of(7, "heap", "200 releases", 900, 1024, "now");

    @TempDir
    private Path directory;

    private Results results;
    private WaitingFigures waiting;

    @BeforeEach
    void someResults() throws IOException {
        results = new Results(directory.resolve("results.json"));
        results.replace(List.of(READS, EARLIER), Map.of("java", "17"));
        waiting = WaitingFigures.beside(results.file());
    }

    private void measured() throws IOException {
        new Results(directory.resolve("waiting-releases.json")).replace(List.of(HEAP), Map.of("java", "21"));
    }

    private String shown() throws IOException {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        waiting.show(new PrintStream(shown, true, StandardCharsets.UTF_8));
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void takeThePlaceOfEarlierOnesOfTheirTarget() throws Exception {
        measured();

        waiting.addTo(results);

        assertThat(results.figures()).containsExactly(READS, HEAP);
    }

    @Test
    void keepTheMachineThatTheyWereTakenOn() throws Exception {
        measured();

        waiting.addTo(results);

        assertThat(Files.readString(results.file())).containsSubsequence("28", "\"17\"", "900", "\"21\"");
    }

    @Test
    void leaveEarlierOnesWhereTheyWereNotTakenHere() throws Exception {
        waiting.addTo(results);

        assertThat(results.figures()).containsExactly(READS, EARLIER);
    }

    @Test
    void areShownWithTheOthers() throws Exception {
        measured();

        assertThat(shown()).contains("7  heap", "900", "met");
    }

    @Test
    void nameTheCommandThatTakesThem() throws Exception {
        assertThat(shown()).contains("7  not measured here", "bin/waiting-releases", "Jenkins' artifacts");
    }
}
