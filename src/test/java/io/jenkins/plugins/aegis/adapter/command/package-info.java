/** A channel made of commands, run for real and by script. */
package io.jenkins.plugins.aegis.adapter.command;
