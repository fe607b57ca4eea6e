/** Cutting {@code release/<version>} from the source branch, at one pinned commit (section 2 of the runbook). */
package io.jenkins.plugins.aegis.operation.cut;
