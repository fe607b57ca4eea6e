/** The metadata pull request of Release Please: having it opened, and judging it (section 3 of the runbook). */
package io.jenkins.plugins.aegis.operation.releaseplease;
