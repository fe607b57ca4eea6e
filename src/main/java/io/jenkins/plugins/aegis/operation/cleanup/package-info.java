/** Deleting the branches of a finished release (end of section 7 of the runbook). */
package io.jenkins.plugins.aegis.operation.cleanup;
