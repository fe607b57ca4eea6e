package io.jenkins.plugins.aegis.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneDxSchemaTest {
    private static final String HEAD = "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"version\":1";

    @Test
    void acceptsADescription() {
        assertThat(
                        CycloneDxSchema.violationsOf(
                                HEAD
                                        + ",\"components\":[{\"type\":\"library\",\"name\":\"one\",\"licenses\":[{\"license\":{\"id\":\"MIT\"}}]}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                HEAD + ",\"components\":[{\"type\":\"thing\",\"name\":\"one\"}]}",
                HEAD + ",\"components\":[{\"type\":\"library\"}]}",
                HEAD
                        + ",\"components\":[{\"type\":\"library\",\"name\":\"one\",\"licenses\":[{\"license\":{\"id\":\"Own\"}}]}]}",
                HEAD + ",\"serialNumber\":\"1\"}"
            })
    void findsWhatTheSchemaForbids(String document) {
        assertThat(CycloneDxSchema.violationsOf(document)).isNotEmpty();
    }
}
