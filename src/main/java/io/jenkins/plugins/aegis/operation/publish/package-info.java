/** Publishing the built artifacts to each channel, and checking what users get (sections 6 and 7 of the runbook). */
package io.jenkins.plugins.aegis.operation.publish;
