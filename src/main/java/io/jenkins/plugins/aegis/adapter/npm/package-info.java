/** npm registries: what they hold, by their JSON interface, and publishing by the npm client. */
package io.jenkins.plugins.aegis.adapter.npm;
