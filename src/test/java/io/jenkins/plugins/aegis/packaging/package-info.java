/** What the built plugin file holds; runs after packaging. */
package io.jenkins.plugins.aegis.packaging;
