package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.model.ReleaseVersion;
import java.util.List;

/** Builds the packages of every channel from a clean checkout. */
public interface PackageBuilder {
    /**
     * Runs the build commands, packs a package for each channel, and describes what they depend on.
     *
     * @return the directory that holds exactly the files of the packages and the description ({@code sbom.json},
     *     CycloneDX)
     * @throws PortUnavailable if a command fails; the message names it and ends with its last lines
     */
    Built build(Workspace checkout, ReleaseVersion version, ReleaseDescriptor.Packaging packaging)
            throws PortUnavailable, InterruptedException;

    /** @param packages one for each channel, in the order of the descriptor */
    record Built(Workspace directory, List<BuiltPackage> packages) {
        public Built {
            packages = List.copyOf(packages);
        }
    }
}
