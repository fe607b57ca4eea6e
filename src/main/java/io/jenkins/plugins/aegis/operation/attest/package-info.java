/** What is attested of a release's artifacts, and whether an attestation is that of what users download. */
package io.jenkins.plugins.aegis.operation.attest;
