/** The end of a build: what became of the release, whoever said no, and the report. */
package io.jenkins.plugins.aegis.operation.close;
