/** Helm for machines that have none, and what a user of a chart does with it. */
package io.jenkins.plugins.aegis.rehearsal.helm;
