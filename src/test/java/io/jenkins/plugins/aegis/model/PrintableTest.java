package io.jenkins.plugins.aegis.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void leavesLettersAndSymbolsOfAllPlanes() {
        assertThat(Printable.of("npm notice 📦 größer", 100)).isEqualTo("npm notice 📦 größer");
    }

    @Test
    void showsControlAndFormatCharacters() {
        assertThat(Printable.of("a\u001b[2Jb\u202ec", 100)).isEqualTo("a\\u001b[2Jb\\u202ec");
    }

    @Test
    void showsFormatCharactersBeyondTheFirstPlane() {
        assertThat(Printable.of("a\udb40\udc41b", 100)).isEqualTo("a\\udb40\\udc41b");
    }

    @Test
    void showsHalfOfAPair() {
        assertThat(Printable.of("a\ud83db", 100)).isEqualTo("a\\ud83db");
    }

    @Test
    void cutsWithAnEllipsis() {
        assertThat(Printable.of("release", 3)).isEqualTo("rel…");
    }

    @Test
    void neverCutsWithinAPair() {
        assertThat(Printable.of("ab📦", 3)).isEqualTo("ab…");
    }
}
