/** What a rehearsal releases: the bundled sample project with its history, or the mirror of somebody's clone. */
package io.jenkins.plugins.aegis.rehearsal.sample;
