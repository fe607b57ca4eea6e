package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Reads the version that the text of a file states at a version surface; pure. */
public final class VersionSurfaces {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private VersionSurfaces() {}

    /**
     * What the text states there: Present is any string, whether it is a release version or not; Absent means that the
     * file is well-formed and has no such place; Unknown that it is malformed, ambiguous, or has something else than a
     * string there.
     *
     * @param text of the surface's file; JSON if its name ends in {@code .json}, else YAML
     */
    public static Observed<String> read(String text, VersionSurface surface) {
        return document(surface.file(), text).apply(surface);
    }

    /**
     * What each surface states, in the given order; what was observed of its file decides first.
     *
     * @param files path to text, for every file that has a surface
     */
    public static Map<VersionSurface, Observed<String>> read(
            Collection<VersionSurface> surfaces, Map<String, Observed<String>> files) {
        Map<String, Function<VersionSurface, Observed<String>>> documents = new HashMap<>();
        Map<VersionSurface, Observed<String>> stated = new LinkedHashMap<>();
        for (VersionSurface surface : surfaces) {
            stated.put(surface, files.get(surface.file()).flatMap(text -> documents
                    .computeIfAbsent(surface.file(), name -> document(name, text))
                    .apply(surface)));
        }
        return stated;
    }

    /** What the text states at any surface of the file; it is parsed once. */
    private static Function<VersionSurface, Observed<String>> document(String file, String text) {
        return file.endsWith(".json") ? json(text) : yaml(text);
    }

    private static Function<VersionSurface, Observed<String>> json(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            return surface -> stated(root, surface);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
            return surface ->
                    Observed.unknown(surface.toString(), "line " + line + " is no JSON: " + Printable.of(problem, 200));
        }
    }

    private static Function<VersionSurface, Observed<String>> yaml(String text) {
        YamlDocument document = YamlDocument.read(text);
        return surface -> document.violations().stream()
                .filter(violation -> isAround(violation.instancePath(), surface.pointer()))
                .findFirst()
                .map(obstacle -> Observed.<String>unknown(surface.toString(), obstacle.toString()))
                .orElseGet(() -> stated(document.root(), surface));
    }

    private static boolean isAround(String place, String pointer) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }

    private static Observed<String> stated(JsonNode root, VersionSurface surface) {
        String source = surface.toString();
        JsonNode place = root.at(JsonPointer.compile(surface.pointer()));
        if (place.isMissingNode()) {
            return Observed.absent(source);
        }
        return place.isTextual()
                ? Observed.present(place.textValue(), source)
                : Observed.unknown(source, Printable.of(place.toString(), 80) + " is no string");
    }
}
