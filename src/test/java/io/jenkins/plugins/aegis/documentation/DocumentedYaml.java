package io.jenkins.plugins.aegis.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.jenkins.plugins.aegis.config.OverlaySettings;
import io.jenkins.plugins.aegis.config.SiteSettings;
import io.jenkins.plugins.aegis.descriptor.DescriptorReader;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** A release descriptor, a part of one, or Configuration as Code; which of them, its topmost keys say. */
record DocumentedYaml(DocumentedBlock block) {
    private static final Set<String> CONTROLLER = Set.of("credentials", "jenkins", "security", "tool", "unclassified");
    private static final String NEEDED = "- {type: npm, name: npm, directory: .}\n";

    void isTaken() throws IOException {
        JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(block.text());
        if (root.isObject() && CONTROLLER.stream().anyMatch(root::has)) {
            JsonNode site = root.path("unclassified").path("aegisRelease").path("site");
            assertHas(site, List.of(), SiteSettings.class);
            site.path("overlays")
                    .forEach(overlay -> assertHas(overlay, List.of("name", "approvers"), OverlaySettings.class));
        } else {
            try {
                new DescriptorReader().read(descriptor(root));
            } catch (InvalidDescriptor invalid) {
                throw new AssertionError(block + ": " + invalid.getMessage(), invalid);
            }
        }
    }

    /** A whole one: with its schema, and with the channel that those of examples need. */
    private String descriptor(JsonNode root) {
        String text = root.isArray() ? "channels:\n" + block.text() : block.text();
        boolean needsNpm = text.contains("needs: [npm]") && !text.matches("(?s).*\\bname: npm\\b.*");
        if (needsNpm) {
            text = text.replaceFirst("(?m)^channels:\\R( *)(?=-)", "channels:\n$1" + NEEDED + "$1");
        }
        return text.contains("schema:") ? text : "schema: 1\n" + text;
    }

    private void assertHas(JsonNode settings, List<String> given, Class<?> type) {
        Set<String> known = Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(DataBoundSetter.class))
                .map(method -> method.getName().substring(3, 4).toLowerCase(Locale.ROOT)
                        + method.getName().substring(4))
                .collect(Collectors.toSet());
        known.addAll(given);
        assertThat(type.getConstructors())
                .anyMatch(constructor -> constructor.isAnnotationPresent(DataBoundConstructor.class)
                        && constructor.getParameterCount() == given.size());
        settings.fieldNames()
                .forEachRemaining(
                        name -> assertThat(known).as("%s: a setting", block).contains(name));
    }
}
