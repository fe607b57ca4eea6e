/** Files on the machine that builds. */
package io.jenkins.plugins.aegis.adapter.workspace;
