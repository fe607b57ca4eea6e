package io.jenkins.plugins.aegis.plan;

/**
 * How an action ended.
 *
 * @param reason for people: what is there now, or why not
 */
public record ActionResult(Status status, String reason) {
    /** The four ends of an action. */
    public enum Status {
        /** It was missing and was done. */
        APPLIED,
        /** It was there, identical. */
        ALREADY_DONE,
        /** Something else is there, or what was planned for has moved; nothing was changed. */
        REFUSED,
        /** It could not be done, or it is not known whether it was; running the stage again converges. */
        FAILED
    }

    public static ActionResult applied(String reason) {
        return new ActionResult(Status.APPLIED, reason);
    }

    public static ActionResult alreadyDone(String reason) {
        return new ActionResult(Status.ALREADY_DONE, reason);
    }

    public static ActionResult refused(String reason) {
        return new ActionResult(Status.REFUSED, reason);
    }

    public static ActionResult failed(String reason) {
        return new ActionResult(Status.FAILED, reason);
    }
}
