/** What Jenkins itself knows and does: the build's record, the proxy, the console. */
package io.jenkins.plugins.aegis.adapter.jenkins;
