/** Bringing release metadata to the production branch by a reviewed pull request (section 4 of the runbook). */
package io.jenkins.plugins.aegis.operation.promote;
