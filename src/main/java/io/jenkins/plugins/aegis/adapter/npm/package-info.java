/** Building and reading npm packages on the machine that builds. */
package io.jenkins.plugins.aegis.adapter.npm;
