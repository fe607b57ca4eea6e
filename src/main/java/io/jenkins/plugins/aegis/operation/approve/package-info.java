/** The human go/no-go: what is put to it, who may give it, and whether it still holds (section 5 of the runbook). */
package io.jenkins.plugins.aegis.operation.approve;
