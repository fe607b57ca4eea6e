/** The pinned programs of other ecosystems that the rehearsal runs, and how they get onto this machine. */
package io.jenkins.plugins.aegis.rehearsal.tools;
