/** The rules of a release, and the findings that come of checking them. */
package io.jenkins.plugins.aegis.rule;
