/** The audit of what is tagged already: facts of all version tags, and their judgement against the policy. */
package io.jenkins.plugins.aegis.operation.history;
