/** A channel that the descriptor's own commands make. */
package io.jenkins.plugins.aegis.adapter.command;
