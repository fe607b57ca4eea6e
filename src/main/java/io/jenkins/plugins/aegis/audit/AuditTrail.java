package io.jenkins.plugins.aegis.audit;

/** Where events are recorded: an {@link AuditLog}, or in a test simply a list's {@code add}. */
@FunctionalInterface
public interface AuditTrail {
    /**
     * Records one event; when this returns, the event is durable, and the effect that it announces may begin.
     *
     * @throws AuditUnavailable if it could not be recorded; the effect must then not happen
     */
    void append(AuditEvent event);
}
