package io.jenkins.plugins.aegis.adapter.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import io.jenkins.plugins.aegis.testing.InMemoryWorkspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VersionLinesTest {
    private static final VersionLine PROJECT = new VersionLine("pyproject.toml", "version = \"{version}\"");
    private static final VersionLine MODULE = new VersionLine("src/__init__.py", "__version__ = \"{version}\"");

    private final InMemoryWorkspace checkout = new InMemoryWorkspace();

    private void file(String path, String text) {
        checkout.with(path, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void writesTheVersionIntoEachLine() throws Exception {
        file("pyproject.toml", "[project]\nname = \"own\"\nversion = \"0.1.0\"\n\n[tool]\n");
        file("src/__init__.py", "__version__ = \"1!2.0rc1.post2+local.1\"");

        VersionLines.write(checkout, List.of(PROJECT, MODULE), "1.2.3.dev0");

        assertThat(checkout.readText("pyproject.toml"))
                .isEqualTo("[project]\nname = \"own\"\nversion = \"1.2.3.dev0\"\n\n[tool]\n");
        assertThat(checkout.readText("src/__init__.py")).isEqualTo("__version__ = \"1.2.3.dev0\"");
    }

    @Test
    void keepsTheEndsOfLines() throws Exception {
        file("pyproject.toml", "[project]\r\nversion = \"0.1.0\"\r\nname = \"own\"\r\n");

        VersionLines.write(checkout, List.of(PROJECT), "1.2.3");

        assertThat(checkout.readText("pyproject.toml"))
                .isEqualTo("[project]\r\nversion = \"1.2.3\"\r\nname = \"own\"\r\n");
    }

    @Test
    void writesTwoLinesOfOneFile() throws Exception {
        file("pyproject.toml", "version = \"0.1.0\"\nrelease = \"0.1.0\"\n");

        VersionLines.write(
                checkout, List.of(PROJECT, new VersionLine("pyproject.toml", "release = \"{version}\"")), "1.2.3");

        assertThat(checkout.readText("pyproject.toml")).isEqualTo("version = \"1.2.3\"\nrelease = \"1.2.3\"\n");
    }

    @Test
    void takesTheFormForText() throws Exception {
        file("a.txt", "v(1.0) $1 \\1\nv.1.0) $1 \\1\n");

        VersionLines.write(checkout, List.of(new VersionLine("a.txt", "v({version}) $1 \\1")), "2.0");

        assertThat(checkout.readText("a.txt")).isEqualTo("v(2.0) $1 \\1\nv.1.0) $1 \\1\n");
    }

    @Test
    void refusesAFormThatFitsSeveralLines() {
        file("pyproject.toml", "version = \"0.1.0\"\nversion = \"0.2.0\"\n");

        assertThatThrownBy(() -> VersionLines.write(checkout, List.of(PROJECT), "1.2.3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pyproject.toml has 2 lines of the form 'version = \"{version}\"'");
    }

    @Test
    void refusesAFormThatFitsNoWholeLine() {
        file("pyproject.toml", "python_version = \"0.1.0\"\nversion = \"0.1.0\" # now\nversion = \"not one\"\n");

        assertThatThrownBy(() -> VersionLines.write(checkout, List.of(PROJECT), "1.2.3"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pyproject.toml has no line of the form 'version = \"{version}\"'")
                .hasMessageContaining("versionLines");
    }

    @Test
    void writesNothingIfOneLineIsNotThereAndNamesAllThatAreNot() throws Exception {
        file("pyproject.toml", "version = \"0.1.0\"\n");

        assertThatThrownBy(() -> VersionLines.write(
                        checkout, List.of(PROJECT, MODULE, new VersionLine("pyproject.toml", "{version}")), "1.2.3"))
                .hasMessageContaining("src/__init__.py")
                .hasMessageContaining("is not there")
                .hasMessageContaining("pyproject.toml has no line of the form '{version}'");
        assertThat(checkout.readText("pyproject.toml")).isEqualTo("version = \"0.1.0\"\n");
    }
}
