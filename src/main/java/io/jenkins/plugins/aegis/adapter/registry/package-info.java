/** Package registries: what they hold, by their own interfaces, and publishing by the ecosystem's own client. */
package io.jenkins.plugins.aegis.adapter.registry;
