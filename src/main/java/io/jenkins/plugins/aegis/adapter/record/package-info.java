/** What a release leaves on the controller's disk: audit log and artifacts. */
package io.jenkins.plugins.aegis.adapter.record;
