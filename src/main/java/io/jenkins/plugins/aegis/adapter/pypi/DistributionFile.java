package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.model.DistributionName;
import io.jenkins.plugins.aegis.model.Pep440Version;
import java.net.URI;
import java.util.Optional;

/**
 * A file that an index lists for a project.
 *
 * @param sha256 in hexadecimal; empty if the index states none
 * @param yanked whether the index asks installers to pass over it (PEP 592)
 */
record DistributionFile(String name, URI address, Optional<String> sha256, boolean yanked) {
    /**
     * The version that the file's name states; empty if it is neither a wheel nor a source distribution of the project.
     *
     * <p>Source: "File name convention" of the binary and of the source distribution format (PEP 427, PEP 625). Older
     * source distributions may have dashes in their name, so that each dash is tried.
     */
    Optional<Pep440Version> version(DistributionName project) {
        if (name.endsWith(".whl")) {
            String[] parts = name.substring(0, name.length() - ".whl".length()).split("-");
            return (parts.length == 5 || parts.length == 6) && project.isSameAs(parts[0])
                    ? Pep440Version.parse(parts[1].replace('_', '+'))
                    : Optional.empty();
        }
        String stem = name.replaceFirst("\\.(tar\\.(gz|bz2|xz)|tgz|zip)$", "");
        for (int dash = stem.indexOf('-'); dash > 0 && !stem.equals(name); dash = stem.indexOf('-', dash + 1)) {
            if (project.isSameAs(stem.substring(0, dash))) {
                return Pep440Version.parse(stem.substring(dash + 1));
            }
        }
        return Optional.empty();
    }
}
