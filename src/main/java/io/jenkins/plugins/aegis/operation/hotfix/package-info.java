/** Changes that went to the production branch first: who allowed them, and the way back ("Hotfixes" of the runbook). */
package io.jenkins.plugins.aegis.operation.hotfix;
