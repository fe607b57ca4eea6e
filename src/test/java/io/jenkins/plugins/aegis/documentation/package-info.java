/**
 * The documentation under test: what stands in its fenced blocks has to be true, pages that are made from the sources
 * have to be as those are, and every link has to lead somewhere.
 */
package io.jenkins.plugins.aegis.documentation;
