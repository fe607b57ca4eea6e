/**
 * The audit trail of a release: its events, the hash-chained log that keeps them, the verifier of that chain, and the
 * report that people read.
 *
 * <p>Belongs here: what is recorded, how it is written, how it is checked and shown. Does not belong here: deciding or
 * doing anything about a release, and any type of Jenkins. The package depends on the JDK and Jackson only, so that a
 * log can be judged far away from the controller that wrote it. {@code docs/audit-log.md} describes the format.
 */
package io.jenkins.plugins.aegis.audit;
