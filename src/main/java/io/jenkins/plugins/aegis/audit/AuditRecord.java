package io.jenkins.plugins.aegis.audit;

import java.time.Instant;

/**
 * One line of an audit log: an event, and its place in the chain.
 *
 * @param seq position in the log, counted from 1
 * @param at when it was recorded, by the clock of the writing machine, in milliseconds
 * @param prev the previous record's {@code hash}; 64 zeros for the first
 * @param hash SHA-256, in lower-case hex, over the bytes of the line before its final {@code ,"hash":}
 */
public record AuditRecord(long seq, Instant at, AuditEvent event, String prev, String hash) {}
