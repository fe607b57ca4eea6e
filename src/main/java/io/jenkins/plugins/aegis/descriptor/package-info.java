/**
 * The release descriptor: what to release and by which rules, its schema, its defaults and its reader; and how to read
 * the version surfaces that it names.
 */
package io.jenkins.plugins.aegis.descriptor;
