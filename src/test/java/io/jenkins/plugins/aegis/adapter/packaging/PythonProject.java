package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.rehearsal.process.LocalCommand;
import io.jenkins.plugins.aegis.testing.LocalWorkspace;
import java.nio.file.Path;

/** The smallest Python project that can be built, committed into a repository of its own. */
final class PythonProject {
    private PythonProject() {}

    /**
     * Checks it out.
     *
     * @param place of the project in the repository, ending in a slash; empty for the root
     * @param module directory of its only module, below that place
     */
    static LocalWorkspace in(Path repository, String place, String module) throws Exception {
        LocalWorkspace checkout = new LocalWorkspace(repository);
        checkout.writeText(
                place + "pyproject.toml",
                """
                [build-system]
                requires = ["hatchling"]
                build-backend = "hatchling.build"

                [project]
                name = "own-client"
                version = "0.1.0"
                description = "A test's."
                readme = "README.md"
                requires-python = ">=3.9"

                [tool.hatch.build.targets.wheel]
                packages = ["%s"]
                """
                        .formatted(module));
        checkout.writeText(place + "README.md", "# own-client\n");
        checkout.writeText(place + module + "/__init__.py", "__version__ = \"0.1.0\"\n");
        LocalCommand.in(repository, "git", "init", "-q").output();
        LocalCommand.in(repository, "git", "add", "-A").output();
        LocalCommand.in(
                        repository,
                        "git",
                        "-c",
                        "user.name=a",
                        "-c",
                        "user.email=a@b.example",
                        "commit",
                        "-qm",
                        "start")
                .with("GIT_COMMITTER_DATE", "1767225600 +0000")
                .output();
        return checkout;
    }
}
