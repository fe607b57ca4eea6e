/**
 * How each planned action is carried out through the ports: compare, then set.
 *
 * <p>Belongs here: one method an action, in the class of its destination; {@link
 * io.jenkins.plugins.aegis.operation.effect.PortEffects} leads to it. Each looks at what is there, does what is missing,
 * and refuses what differs. Does not belong here: deciding, and recording intent and outcome, which the runner does.
 */
package io.jenkins.plugins.aegis.operation.effect;
