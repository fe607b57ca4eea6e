/** What a commit states about its release: descriptor, version surfaces, changelog; shared by the operations. */
package io.jenkins.plugins.aegis.operation.metadata;
