/**
 * The rehearsal: a whole release on one machine, through the real pipeline and real tools, without credentials.
 *
 * <p>Here is what holds it together; forge, registry, pipeline runner, tools and sample project have packages of their
 * own.
 */
package io.jenkins.plugins.aegis.rehearsal;
