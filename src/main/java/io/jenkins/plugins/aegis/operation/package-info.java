/**
 * The verbs of a release, one package each: facts, planner and operation together; here, what they share.
 *
 * <p>An operation observes facts through ports, a pure planner turns them into a plan, and the runner here carries the
 * plan out through {@link io.jenkins.plugins.aegis.plan.Effects}, intent before effect.
 */
package io.jenkins.plugins.aegis.operation;
