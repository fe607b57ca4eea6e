/** Measures what a release costs: the command {@code bin/bench}, and the counts that its quick form holds fast. */
package io.jenkins.plugins.aegis.bench;
