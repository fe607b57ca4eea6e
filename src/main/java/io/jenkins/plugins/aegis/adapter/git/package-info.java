/** The released repository through the git program of the machine that builds; the only place that knows git's words. */
package io.jenkins.plugins.aegis.adapter.git;
