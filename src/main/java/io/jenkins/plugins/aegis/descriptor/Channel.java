package io.jenkins.plugins.aegis.descriptor;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor.VersionSurface;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.util.List;
import java.util.Optional;

/** One destination of packages, and how its package is made from a checkout; the release on the forge is none. */
public sealed interface Channel {
    /** Name of the release on the forge where channels name what they need. */
    String RELEASE = "github-release";

    Place place();

    /** For people: which kind of channel it is. */
    String kind();

    /** The version as this channel's ecosystem writes it. */
    default String versionOf(ReleaseVersion version) {
        return version.toString();
    }

    /** The dist-tag that the version is published under; empty for channels that have no such thing. */
    default String distTagOf(ReleaseVersion version) {
        return "";
    }

    /** Name of the package where the descriptor itself states it. */
    default Optional<String> packageName() {
        return Optional.empty();
    }

    /** Where the repository states the name of the package, otherwise. */
    default Optional<VersionSurface> statedName() {
        return Optional.empty();
    }

    /** Directory of the repository that its package is made from; empty where only its commands know. */
    default Optional<String> sources() {
        return Optional.empty();
    }

    /** Files of the repository that the release writes the version into before it makes the package. */
    default List<String> versionFiles() {
        return List.of();
    }

    /**
     * Its place among the channels.
     *
     * @param name unique; people see it in the table of what is published where
     * @param needs names of the channels that must be done before
     * @param optional whether the release is complete without it (lesson L27)
     * @param buildAfter names of the channels whose packages are made before; empty for all that stand before it
     */
    record Place(String name, List<String> needs, boolean optional, Optional<List<String>> buildAfter) {
        public Place {
            needs = List.copyOf(needs);
            buildAfter = buildAfter.map(List::copyOf);
        }

        /** One whose package is made after all that stand before it. */
        public Place(String name, List<String> needs, boolean optional) {
            this(name, needs, optional, Optional.empty());
        }
    }

    /**
     * A package of an npm registry.
     *
     * @param directory of its {@code package.json}, relative to the repository; {@code .} for the root
     * @param build commands before packing, run in the repository's root, each an argument list
     * @param setVersion whether the release version is written into {@code package.json} before the build
     */
    record Npm(Place place, String directory, List<List<String>> build, boolean setVersion) implements Channel {
        public Npm {
            build = build.stream().map(List::copyOf).toList();
        }

        @Override
        public String kind() {
            return "npm";
        }

        @Override
        public String distTagOf(ReleaseVersion version) {
            return version.distTag();
        }

        @Override
        public Optional<VersionSurface> statedName() {
            return Optional.of(new VersionSurface(below(directory, "package.json"), "/name"));
        }

        @Override
        public Optional<String> sources() {
            return Optional.of(directory);
        }

        @Override
        public List<String> versionFiles() {
            return setVersion ? List.of(below(directory, "package.json")) : List.of();
        }
    }

    /**
     * A distribution of a Python package index.
     *
     * @param distribution its name, as the index shows it
     * @param directory of its {@code pyproject.toml}
     * @param build commands before {@code python -m build}, run in the repository's root
     * @param versionLines where the version is written before the build
     * @param isolation whether what the build itself requires is installed into an environment of its own first; if
     *     not, the agent has it
     */
    record PyPi(
            Place place,
            String distribution,
            String directory,
            List<List<String>> build,
            List<VersionLine> versionLines,
            boolean isolation)
            implements Channel {
        public PyPi {
            build = build.stream().map(List::copyOf).toList();
            versionLines = List.copyOf(versionLines);
        }

        @Override
        public String kind() {
            return "pypi";
        }

        @Override
        public String versionOf(ReleaseVersion version) {
            return version.pep440();
        }

        @Override
        public Optional<String> packageName() {
            return Optional.of(distribution);
        }

        @Override
        public Optional<String> sources() {
            return Optional.of(directory);
        }

        @Override
        public List<String> versionFiles() {
            return versionLines.stream().map(VersionLine::file).distinct().toList();
        }
    }

    /**
     * A line of a file that states the version.
     *
     * @param line the whole line, with {@code {version}} in the place of any version; exactly one line of the file has
     *     that form
     */
    record VersionLine(String file, String line) {}

    /**
     * A chart of a Helm repository that is served from a branch.
     *
     * @param chart directory of its {@code Chart.yaml}
     * @param branch that holds the Helm repository
     * @param directory of {@code index.yaml} on that branch; {@code .} for the root
     */
    record Helm(Place place, String chart, String branch, String directory) implements Channel {
        @Override
        public String kind() {
            return "helm";
        }

        @Override
        public Optional<VersionSurface> statedName() {
            return Optional.of(new VersionSurface(below(chart, "Chart.yaml"), "/name"));
        }

        @Override
        public Optional<String> sources() {
            return Optional.of(chart);
        }
    }

    /**
     * A skill of ClawHub.
     *
     * @param title what people see in place of the slug
     * @param directory of its {@code SKILL.md}
     */
    record ClawHub(Place place, String slug, String title, String directory) implements Channel {
        @Override
        public String kind() {
            return "clawhub";
        }

        @Override
        public String distTagOf(ReleaseVersion version) {
            return version.distTag();
        }

        @Override
        public Optional<String> packageName() {
            return Optional.of(slug);
        }

        @Override
        public Optional<String> sources() {
            return Optional.of(directory);
        }
    }

    /**
     * Anything else, by commands; each is an argument list in which {@code {name}}, {@code {version}} and {@code
     * {directory}} stand for the package, its version, and where its files are.
     *
     * @param build commands that make the files, run in the repository's root
     * @param files what they leave, relative to the repository
     * @param observe prints what is published, as one JSON object
     * @param publish uploads
     * @param download leaves the published files in the directory
     */
    record Command(
            Place place,
            String packageTitle,
            List<List<String>> build,
            List<String> files,
            List<String> observe,
            List<String> publish,
            List<String> download)
            implements Channel {
        public Command {
            build = build.stream().map(List::copyOf).toList();
            files = List.copyOf(files);
            observe = List.copyOf(observe);
            publish = List.copyOf(publish);
            download = List.copyOf(download);
        }

        @Override
        public String kind() {
            return "command";
        }

        @Override
        public Optional<String> packageName() {
            return Optional.of(packageTitle);
        }
    }

    private static String below(String directory, String file) {
        return directory.equals(".") ? file : directory + "/" + file;
    }
}
