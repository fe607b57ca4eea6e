/** Contracts of the ports: what a fake and its adapters have in common, as tests. */
package io.jenkins.plugins.aegis.port;
