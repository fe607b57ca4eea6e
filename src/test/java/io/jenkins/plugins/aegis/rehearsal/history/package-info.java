/** The command {@code bin/audit-history}: judges the version tags of a clone, without a Jenkins and without a forge. */
package io.jenkins.plugins.aegis.rehearsal.history;
