/** The documentation itself under test: what stands in its fenced blocks has to be true. */
package io.jenkins.plugins.aegis.documentation;
