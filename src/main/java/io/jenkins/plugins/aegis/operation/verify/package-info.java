/** What users can really download, compared with what was released (section 7 of the runbook). */
package io.jenkins.plugins.aegis.operation.verify;
