package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.scenario.Tampering.Undo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A file in the storage of one who serves it: who may write there can change what users get, and leaves no request. */
record ServedFile(Path path) {
    /** The bytes of a file of the release on the forge. */
    static ServedFile asset(SampleSite world, String tag, String name) {
        for (JsonNode asset : world.forge().release(tag).path("assets")) {
            if (asset.path("name").asText().equals(name)) {
                return new ServedFile(world.files()
                        .forge()
                        .resolve("assets")
                        .resolve(asset.path("id").asText()));
            }
        }
        throw new AssertionError("the release has no " + name);
    }

    /** Of the npm registry's storage. */
    static ServedFile npm(SampleSite world, String file) {
        return new ServedFile(world.files().registry().resolve("storage").resolve(file));
    }

    /** Of the Python index. */
    static ServedFile python(SampleSite world, String file) {
        return new ServedFile(world.files().pythonIndex().resolve("files").resolve(file));
    }

    /** Flips one bit of its last byte. */
    Undo flipABit() throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        byte[] other = bytes.clone();
        other[other.length - 1] ^= 1;
        return write(bytes, other);
    }

    Undo edit(UnaryOperator<String> edit) throws IOException {
        byte[] bytes = Files.readAllBytes(path);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String other = edit.apply(text);
        if (other.equals(text)) {
            throw new AssertionError("nothing was changed in " + path);
        }
        return write(bytes, other.getBytes(StandardCharsets.UTF_8));
    }

    private Undo write(byte[] before, byte[] after) throws IOException {
        Files.write(path, after);
        return () -> Files.write(path, before);
    }
}
