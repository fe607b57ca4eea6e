/** What administrators configure: the site of the releases, who approves them, and which credentials they use. */
package io.jenkins.plugins.aegis.config;
