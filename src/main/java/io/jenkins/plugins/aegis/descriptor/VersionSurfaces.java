package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.model.Printable;
import java.util.Optional;

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
        String source = surface.toString();
        return surface.file().endsWith(".json") ? readJson(text, surface, source) : readYaml(text, surface, source);
    }

    private static Observed<String> readJson(String text, VersionSurface surface, String source) {
        try {
            return stated(JSON.readTree(text), surface, source);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            String problem = e.getOriginalMessage().lines().findFirst().orElse("unreadable");
            return Observed.unknown(source, "line " + line + " is no JSON: " + Printable.of(problem, 200));
        }
    }

    private static Observed<String> readYaml(String text, VersionSurface surface, String source) {
        YamlDocument document = YamlDocument.read(text);
        Optional<Violation> obstacle = document.violations().stream()
                .filter(violation -> isAround(violation.instancePath(), surface.pointer()))
                .findFirst();
        return obstacle.isPresent()
                ? Observed.unknown(source, obstacle.get().toString())
                : stated(document.root(), surface, source);
    }

    private static boolean isAround(String place, String pointer) {
        return pointer.equals(place) || pointer.startsWith(place + "/");
    }

    private static Observed<String> stated(JsonNode root, VersionSurface surface, String source) {
        JsonNode place = root.at(JsonPointer.compile(surface.pointer()));
        if (place.isMissingNode()) {
            return Observed.absent(source);
        }
        return place.isTextual()
                ? Observed.present(place.textValue(), source)
                : Observed.unknown(source, Printable.of(place.toString(), 80) + " is no string");
    }
}
