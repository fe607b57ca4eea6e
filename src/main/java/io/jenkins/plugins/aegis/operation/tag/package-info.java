/** The annotated tag on exactly the approved commit (section 5 of the runbook). */
package io.jenkins.plugins.aegis.operation.tag;
