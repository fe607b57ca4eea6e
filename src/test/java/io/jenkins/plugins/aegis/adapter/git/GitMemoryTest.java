package io.jenkins.plugins.aegis.adapter.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.aegis.model.CommitId;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.RepositorySnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class GitMemoryTest {
    private static final CommitId ONE = new CommitId("1".repeat(40));
    private static final CommitId TWO = new CommitId("2".repeat(40));
    private static final Map<String, CommitId> REFS = Map.of("refs/heads/main", ONE);
    private static final RepositorySnapshot SNAPSHOT = new RepositorySnapshot(Map.of("main", ONE), Map.of());

    private final GitMemory memory = new GitMemory();
    private final List<List<?>> asked = new ArrayList<>();

    private Observed<String> ask(List<?> question, Observed<String> answer) throws InterruptedException {
        return memory.of(question, () -> {
            asked.add(question);
            return answer;
        });
    }

    @Test
    @DisplayName("L34 what follows from ids is asked once, also when there is nothing")
    void asksOnce() throws InterruptedException {
        ask(List.of("read", ONE), Observed.present("text", "git"));
        ask(List.of("read", TWO), Observed.absent("git"));

        assertThat(ask(List.of("read", ONE), Observed.present("other", "git")).asOptional())
                .contains("text");
        assertThat(ask(List.of("read", TWO), Observed.present("other", "git")).isAbsent())
                .isTrue();
        assertThat(asked).hasSize(2);
    }

    @Test
    @DisplayName("L21 Unknown is no answer, and asked for again")
    void asksAgainWhatWasUnknown() throws InterruptedException {
        ask(List.of("read", ONE), Observed.unknown("git", "it was killed"));

        assertThat(ask(List.of("read", ONE), Observed.present("text", "git")).asOptional())
                .contains("text");
    }

    @Test
    @DisplayName("L34 it does not grow with what is asked")
    void forgetsAllWhenItHoldsTooMuch() throws InterruptedException {
        String large = "x".repeat(3_000_000);
        for (int file = 0; file < 4; file++) {
            ask(List.of("read", ONE, file), Observed.present(large, "git"));
        }
        asked.clear();

        ask(List.of("read", ONE, 0), Observed.present(large, "git"));

        assertThat(asked).hasSize(1);
    }

    @Test
    @DisplayName("L34 one answer that is too large to be kept drives out no other")
    void keepsTheOthersBesideAHugeOne() throws InterruptedException {
        ask(List.of("read", ONE), Observed.present("text", "git"));
        ask(List.of("read", TWO), Observed.present("x".repeat(9_000_000), "git"));

        assertThat(ask(List.of("read", ONE), Observed.present("other", "git")).asOptional())
                .contains("text");
    }

    @Test
    void knowsWhatTheVerySameRefsLeadTo() {
        memory.keep(REFS, SNAPSHOT);

        assertThat(memory.snapshot(REFS)).contains(SNAPSHOT);
        assertThat(memory.snapshot(Map.of("refs/heads/main", TWO))).isEmpty();
        assertThat(memory.snapshot(Map.of())).isEmpty();
    }

    @Test
    @DisplayName("a cache that may have lost objects is looked at as a whole again")
    void forgetsTheRefsWhenAnObjectCouldNotBeRead() throws InterruptedException {
        memory.keep(REFS, SNAPSHOT);

        ask(List.of("read", ONE), Observed.unknown("git", "the commit was not fetched"));

        assertThat(memory.snapshot(REFS)).isEmpty();
    }
}
