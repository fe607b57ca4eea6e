package io.jenkins.plugins.aegis.port;

import io.jenkins.plugins.aegis.descriptor.ReleaseDescriptor;

/** Builds the root npm package from a clean checkout. */
public interface PackageBuilder {
    /**
     * Runs the build commands, packs the package, and describes its dependencies.
     *
     * @return the directory that holds exactly the tarball and {@code sbom.json} (CycloneDX)
     * @throws PortUnavailable if a command fails; the message names it and ends with its last lines
     */
    Built build(Workspace checkout, ReleaseDescriptor.NpmPackage npm) throws PortUnavailable, InterruptedException;

    /** @param tarball file name of the packed package in the directory */
    record Built(Workspace directory, String packageName, String packageVersion, String tarball, String sbom) {}
}
