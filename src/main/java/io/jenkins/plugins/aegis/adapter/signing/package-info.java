/** Signing with our own key: DSSE envelopes in Sigstore bundles, by the cryptography of the Java runtime. */
package io.jenkins.plugins.aegis.adapter.signing;
