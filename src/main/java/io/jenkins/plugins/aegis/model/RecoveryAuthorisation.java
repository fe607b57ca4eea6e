package io.jenkins.plugins.aegis.model;

/**
 * What the person who starts a recovery release states; whether it suffices is decided by the version policy.
 *
 * @param requested the recovery flag
 * @param issue number of the approval issue; 0 if none was given
 * @param reason why a rerun or a repair does not suffice; may be blank
 * @param confirmation the typed confirmation, {@code RECOVERY <version>}; may be blank
 */
public record RecoveryAuthorisation(boolean requested, int issue, String reason, String confirmation) {
    /** Nothing was asked for. */
    public static final RecoveryAuthorisation NONE = new RecoveryAuthorisation(false, 0, "", "");

    /** The exact confirmation that a version asks for. Source: "Version policy" of the runbook. */
    public static String confirmationOf(ReleaseVersion version) {
        return "RECOVERY " + version;
    }
}
