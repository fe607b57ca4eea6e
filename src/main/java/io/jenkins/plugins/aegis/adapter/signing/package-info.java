/** Signing in-toto statements into Sigstore bundles: with our own key in the Java runtime, or without one by cosign. */
package io.jenkins.plugins.aegis.adapter.signing;
