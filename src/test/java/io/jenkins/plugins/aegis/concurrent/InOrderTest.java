package io.jenkins.plugins.aegis.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InOrderTest {
    private final Queue<String> begun = new ConcurrentLinkedQueue<>();

    private String perform(String each) {
        begun.add(each);
        return each + "!";
    }

    @Test
    void beginsEachAfterWhatItWaitsFor() throws Exception {
        Map<String, List<String>> needs =
                Map.of("last", List.of("middle"), "middle", List.of("first"), "first", List.of());

        Map<String, String> ended = InOrder.run(
                3,
                List.of("last", "middle", "first"),
                (each, so) -> so.keySet().containsAll(needs.get(each)),
                this::perform);

        assertThat(begun).containsExactly("first", "middle", "last");
        assertThat(ended)
                .containsExactlyInAnyOrderEntriesOf(Map.of("first", "first!", "middle", "middle!", "last", "last!"));
    }

    @Test
    void beginsWhatMayBeginWhileSomethingElseStillRuns() throws Exception {
        CountDownLatch after = new CountDownLatch(1);

        Map<String, Boolean> ended = InOrder.run(
                2,
                List.of("long", "short", "after short"),
                (each, so) -> !each.startsWith("after") || so.containsKey("short"),
                each -> {
                    if (each.startsWith("after")) {
                        after.countDown();
                    }
                    return !each.equals("long") || after.await(30, TimeUnit.SECONDS);
                });

        assertThat(ended).containsEntry("long", true).hasSize(3);
    }

    @Test
    void leavesOutWhatMayNeverBegin() throws Exception {
        assertThat(InOrder.run(2, List.of("a", "b"), (each, so) -> each.equals("a"), this::perform))
                .containsOnlyKeys("a");
    }

    @Test
    void asksAgainRightBeforeItBegins() throws Exception {
        Map<String, String> ended =
                InOrder.run(1, List.of("fails", "other"), (each, so) -> !so.containsValue("fails!"), this::perform);

        assertThat(ended).containsOnlyKeys("fails");
        assertThat(begun).containsExactly("fails");
    }

    @Test
    void endsTheOthersWhenOneMeetsABug() {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        IllegalStateException bug = new IllegalStateException("bug");

        assertThatThrownBy(() -> InOrder.run(2, List.of("bug", "long"), (each, so) -> true, each -> {
                    if (each.equals("bug")) {
                        running.await();
                        throw bug;
                    }
                    running.countDown();
                    try {
                        never.await();
                        return each;
                    } finally {
                        begun.add("ended");
                    }
                }))
                .isSameAs(bug);
        assertThat(begun).containsExactly("ended");
    }
}
