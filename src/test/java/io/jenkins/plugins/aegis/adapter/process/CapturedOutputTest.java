package io.jenkins.plugins.aegis.adapter.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapturedOutputTest {
    private final List<String> lines = new ArrayList<>();

    @Test
    void keepsTheEndOfEndlessOutput() {
        byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
        try (CapturedOutput output = new CapturedOutput(lines::add)) {
            for (long written = 0; written <= CapturedOutput.MOST; written += chunk.length) {
                output.write(chunk, 0, chunk.length);
            }
            output.write("the end".getBytes(StandardCharsets.UTF_8), 0, 7);

            assertThat(output.isCut()).isTrue();
            assertThat(output.text()).endsWith("the end").hasSizeLessThanOrEqualTo(CapturedOutput.MOST);
        }
        assertThat(lines).singleElement().satisfies(line -> assertThat(line).hasSize(CapturedOutput.LONGEST_LINE));
    }

    @Test
    void showsNothingThatActsOnATerminal() {
        assertThat(ShownLine.of("\u001b[32mok\u001b[0m\tdone \u001b[8mha:AAAA \u202e"))
                .isEqualTo("ok    done ha:AAAA \\u202e");
    }
}
