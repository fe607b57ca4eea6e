/** Whether a release may begin at all; reads only (section 1 of the runbook). */
package io.jenkins.plugins.aegis.operation.preflight;
