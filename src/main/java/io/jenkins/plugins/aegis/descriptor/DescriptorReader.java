package io.jenkins.plugins.aegis.descriptor;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.aegis.descriptor.InvalidDescriptor.Violation;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Branches;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Metadata;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.Packaging;
import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.GovernanceOverlay;
import io.jenkins.plugins.aegis.model.PathPattern;
import io.jenkins.plugins.aegis.model.Prerelease;
import io.jenkins.plugins.aegis.model.VersionRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads a release descriptor; what it leaves out is as {@link DescriptorDefaults} has it. Safe for any number of threads. */
public final class DescriptorReader {
    /** The largest descriptor that is read, in bytes of UTF-8. */
    public static final int LARGEST = 256 * 1024;

    /** Compiled once: a step reads several descriptors, and compiling takes longer than reading one. */
    private static final DescriptorSchema SCHEMA = new DescriptorSchema();

    private final ReleaseDescriptor defaults = DescriptorDefaults.runbook();

    /**
     * Reads the text of a descriptor.
     *
     * @throws InvalidDescriptor with every violation that could be found, in the order of the file
     */
    public ReleaseDescriptor read(String yaml) throws InvalidDescriptor {
        refuse(textViolations(yaml));
        YamlDocument document = YamlDocument.read(yaml);
        List<Violation> violations = new ArrayList<>(document.violations());
        if (violations.stream().noneMatch(violation -> violation.instancePath().isEmpty())) {
            violations.addAll(SCHEMA.violationsOf(document));
        }
        refuse(violations);
        ReleaseDescriptor descriptor = descriptor(document.root());
        refuse(DescriptorConsistency.violationsOf(descriptor, document));
        return descriptor;
    }

    private static void refuse(List<Violation> violations) throws InvalidDescriptor {
        if (!violations.isEmpty()) {
            throw new InvalidDescriptor(violations.stream()
                    .sorted(Comparator.comparingInt(Violation::line).thenComparing(Violation::instancePath))
                    .toList());
        }
    }

    private static List<Violation> textViolations(String yaml) {
        // A bound before any copy of the text is made: no character is shorter than one byte.
        if (yaml.length() > LARGEST || yaml.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            return List.of(new Violation(
                    0, "", "", "the file is larger than " + LARGEST / 1024 + " KiB; a descriptor is a few lines"));
        }
        int damaged = yaml.indexOf('\ufffd');
        if (damaged >= 0) {
            int line = 1
                    + (int) yaml.substring(0, damaged)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return List.of(new Violation(line, "", "", "the text is not UTF-8; save the file in that encoding"));
        }
        return List.of();
    }

    private ReleaseDescriptor descriptor(JsonNode root) {
        return new ReleaseDescriptor(
                branches(root.path("branches")),
                metadata(root.path("metadata")),
                recoveryLines(root.path("recoveryLines")),
                ReleaseCheckReader.checks(root.path("checks"), defaults.checks()),
                packaging(root),
                list(root.path("overlays"), DescriptorReader::overlay, defaults.overlays()));
    }

    private static GovernanceOverlay overlay(JsonNode node) {
        JsonNode when = node.path("when");
        return new GovernanceOverlay(
                node.path("name").textValue(),
                node.path("question").asText(""),
                new GovernanceOverlay.Scope(
                        list(when.path("versions"), item -> new VersionRange(item.textValue()), List.of()),
                        list(when.path("labels"), JsonNode::textValue, List.of()),
                        list(when.path("paths"), item -> new PathPattern(item.textValue()), List.of())));
    }

    private Branches branches(JsonNode node) {
        Branches otherwise = defaults.branches();
        return new Branches(
                node.path("source").asText(otherwise.source()),
                node.path("production").asText(otherwise.production()),
                node.path("releasePrefix").asText(otherwise.releasePrefix()));
    }

    private Metadata metadata(JsonNode node) {
        Metadata otherwise = defaults.metadata();
        return new Metadata(
                node.path("releasePleaseConfig").asText(otherwise.releasePleaseConfig()),
                node.path("manifest").asText(otherwise.manifest()),
                node.path("changelog").asText(otherwise.changelog()),
                list(node.path("files"), JsonNode::textValue, otherwise.files()),
                list(node.path("surfaces"), DescriptorReader::surface, otherwise.surfaces()));
    }

    private static VersionSurface surface(JsonNode node) {
        return new VersionSurface(
                node.path("file").textValue(), node.path("pointer").textValue());
    }

    private Set<Prerelease> recoveryLines(JsonNode node) {
        return list(node, JsonNode::textValue, List.<String>of()).stream()
                .map(label -> Prerelease.ofLabel(label).orElseThrow())
                .collect(Collectors.collectingAndThen(
                        Collectors.toSet(), lines -> lines.isEmpty() ? defaults.recoveryLines() : lines));
    }

    private Packaging packaging(JsonNode root) {
        Packaging otherwise = defaults.packaging();
        return new Packaging(
                list(root.path("build"), ChannelReader::command, otherwise.prepare()),
                list(root.path("channels"), ChannelReader::channel, otherwise.channels()));
    }

    static <T> List<T> list(JsonNode node, Function<JsonNode, T> item, List<T> otherwise) {
        return node.isMissingNode()
                ? otherwise
                : StreamSupport.stream(node.spliterator(), false).map(item).toList();
    }
}
