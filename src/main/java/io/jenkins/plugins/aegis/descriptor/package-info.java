/** The release descriptor: what to release and by which rules, its schema, its defaults and its reader. */
package io.jenkins.plugins.aegis.descriptor;
