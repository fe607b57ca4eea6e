package io.jenkins.plugins.aegis.bench;

import io.jenkins.plugins.aegis.bench.Span.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The external tools and uploads of the sample project's release, and which of them waits for which.
 *
 * <p>Stages follow one another: that is the release process. Within one, things wait for what they really need and for
 * nothing else: a package for the commands that prepare the checkout, the commands of one package or check for one
 * another, a channel for those that the descriptor says it needs, the last of them for all. Questions, git, and
 * everything that is ours are left out.
 */
final class ToolGraph {
    private static final String PREPARE = "prepare";

    private final Map<String, Double> took = new TreeMap<>();
    private final Map<String, List<String>> needs = new TreeMap<>();

    /** The longest chain through what a release recorded. */
    static CriticalPath path(List<Span> spans) {
        Map<String, List<Span>> steps = new LinkedHashMap<>();
        spans.stream()
                .filter(span -> span.kind() == Kind.TOOL || span.kind() == Kind.UPLOAD)
                .sorted(Comparator.comparingLong(Span::start))
                .forEach(span -> steps.computeIfAbsent(span.step(), step -> new ArrayList<>())
                        .add(span));
        List<CriticalPath.Member> chain = new ArrayList<>();
        double sum = 0;
        for (List<Span> ofStep : steps.values()) {
            CriticalPath path = new ToolGraph().within(ofStep);
            chain.addAll(path.chain());
            sum += path.milliseconds();
        }
        return new CriticalPath(sum, chain);
    }

    private CriticalPath within(List<Span> spans) {
        for (Span span : spans) {
            String name = name(span);
            if (span.kind() == Kind.TOOL || !isDoneByTool(span, spans)) {
                took.merge(name, span.nanoseconds() / 1e6, Double::sum);
            }
        }
        took.keySet().forEach(name -> needs.put(name, before(name)));
        return CriticalPath.of(took, needs);
    }

    /** An upload that is a command of its own is accounted as that command, which is a little less. */
    private static boolean isDoneByTool(Span upload, List<Span> spans) {
        return spans.stream()
                .anyMatch(tool -> tool.kind() == Kind.TOOL
                        && tool.where().endsWith("channels/" + upload.where())
                        && tool.start() >= upload.start()
                        && tool.end() <= upload.end());
    }

    private List<String> before(String name) {
        List<String> before = new ArrayList<>();
        if (name.startsWith("pack ") && took.containsKey(PREPARE)) {
            before.add(PREPARE);
        }
        if (name.startsWith("publish ") && !name.equals("publish npm") && took.containsKey("publish npm")) {
            before.add("publish npm");
        }
        return before;
    }

    private static String name(Span span) {
        return switch (span.step()) {
            case "aegisBuild" -> ofBuild(span);
            case "aegisReleaseChecks" -> "check " + span.where().replaceFirst(".*-check-", "");
            case "aegisPublishAll" -> ofPublish(span);
            default -> "release-please";
        };
    }

    private static String ofBuild(Span span) {
        String what = span.what();
        if (what.startsWith("npm sbom")) {
            return "sbom";
        }
        if (what.contains("packages/client") || span.where().endsWith("packages/client")) {
            return "pack npm-client";
        }
        if (what.startsWith("npm pack")) {
            return "pack npm";
        }
        if (what.startsWith("pyproject-build") || what.startsWith("twine")) {
            return "pack python-sdk";
        }
        return what.startsWith("helm") ? "pack helm" : PREPARE;
    }

    private static String ofPublish(Span span) {
        if (span.what().equals("attach")) {
            return "attach " + span.where();
        }
        return "publish " + span.where().replaceFirst(".*channels/", "");
    }
}
