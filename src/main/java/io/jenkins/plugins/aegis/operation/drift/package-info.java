/**
 * What happened to the repository since the last release that should not have ("Things not to do" of the runbook): direct
 * pushes, metadata edited by hand, moved tags, hotfixes that nobody authorised.
 */
package io.jenkins.plugins.aegis.operation.drift;
