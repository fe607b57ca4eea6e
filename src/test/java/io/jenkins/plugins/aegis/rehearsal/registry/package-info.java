/** Package registries that the rehearsal publishes into: the real servers, on loopback, with accounts of their own. */
package io.jenkins.plugins.aegis.rehearsal.registry;
