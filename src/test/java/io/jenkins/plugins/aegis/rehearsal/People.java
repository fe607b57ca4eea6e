package io.jenkins.plugins.aegis.rehearsal;

import io.jenkins.plugins.aegis.rehearsal.forge.Account;
import io.jenkins.plugins.aegis.rehearsal.forge.Permission;
import java.util.List;
import java.util.Set;

/** The people of a rehearsal, and the account of the pipeline. */
public final class People {
    /** Who starts the build. */
    public static final String REQUESTER = "rowan";

    /** Who answers the go/no-go unless told otherwise. */
    public static final String APPROVER = "maria";

    /** Who reviews and merges pull requests. */
    public static final String REVIEWER = "noor";

    /** The pipeline's own account on the forge. */
    public static final String PIPELINE = "aegis-release";

    /** What the pipeline's account shows to the forge; it opens nothing beyond this machine. */
    public static final String TOKEN = "rehearsal-token-of-the-pipeline";

    /** What the reviewer shows to the forge where nobody acts for them; it opens nothing beyond this machine. */
    public static final String REVIEWER_TOKEN = "rehearsal-token-of-the-reviewer";

    /** Those whom Jenkins' configuration would name as approvers. */
    public static final Set<String> APPROVERS = Set.of(APPROVER, REVIEWER);

    private People() {}

    static List<Account> accounts() {
        return List.of(
                Account.withToken(PIPELINE, Permission.WRITE, TOKEN),
                Account.person(REQUESTER, Permission.WRITE),
                Account.person(APPROVER, Permission.ADMIN),
                Account.withToken(REVIEWER, Permission.MAINTAIN, REVIEWER_TOKEN));
    }
}
