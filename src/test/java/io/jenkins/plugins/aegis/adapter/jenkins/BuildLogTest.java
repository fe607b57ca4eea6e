package io.jenkins.plugins.aegis.adapter.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BuildLogTest {
    @Test
    void makesControlCharactersHarmless() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        TaskListener listener = () -> out;

        new BuildLog(listener).line("tag \u001b[8mha:AAAA\u001b[0mv1.2.3\nand more");

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("tag \\u001b[8mha:AAAA\\u001b[0mv1.2.3", "and more");
    }
}
