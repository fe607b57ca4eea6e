package io.jenkins.plugins.aegis.rule;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule of a release: a stable id, what it demands, and whether a finding of it may be accepted by name.
 *
 * <p>Rules that protect immutability, approval or secrets are absolute. What people read about a rule beside its demand is
 * its {@link Explanation}; a new rule needs one, in {@code rules.properties}, and {@code bin/docs} then.
 */
public enum Rule {
    VERSION_POLICY("AEGIS-VER-001", true, "Numbered versions of a recovery line need the recovery authorisation"),
    VERSION_INCREASES("AEGIS-VER-002", false, "The version is higher than every published one of its line"),
    DIST_TAG_MOVES_UP("AEGIS-VER-003", true, "A dist-tag never moves to a lower version"),
    RECOVERY_APPROVED("AEGIS-VER-004", true, "The approval issue is open and a maintainer's comment names the version"),
    VERSION_FORM("AEGIS-VER-005", true, "The version has one of the accepted forms"),
    RECOVERY_NEEDED("AEGIS-VER-006", false, "A recovery release replaces what a rerun of the earlier one cannot mend"),

    REMOTE_KNOWN("AEGIS-PRE-001", true, "The remote repository can be read"),
    SOURCE_CHECKS_GREEN("AEGIS-PRE-002", false, "Required checks are green on exactly the commit that is cut"),
    ONE_ACTIVE_RELEASE("AEGIS-PRE-003", false, "There is no other active release branch"),
    HOTFIXES_BACKPORTED("AEGIS-PRE-004", false, "Every hotfix of the production branch is on the source branch"),
    SURFACES_AGREE("AEGIS-PRE-005", false, "All version surfaces of a branch state the same version"),
    METADATA_IN_STEP("AEGIS-PRE-006", false, "Source and production branch state the same released version"),
    DESCRIPTOR_VALID("AEGIS-PRE-007", true, "The release descriptor is valid"),
    ONE_BUILD_RELEASES("AEGIS-PRE-008", true, "No other build releases this repository at the same time"),

    HOTFIX_AUTHORISED("AEGIS-HTF-001", true, "A maintainer authorised each hotfix on its pull request"),
    BACKPORT_APPLIES("AEGIS-HTF-002", true, "The hotfixes apply to the source branch without conflict"),

    REVIEWED_CHANGES("AEGIS-DRF-001", false, "Every change of a protected branch came by a pull request"),
    METADATA_BY_TOOL("AEGIS-DRF-002", false, "Versions and changelog stand as the last release left them"),
    TAGS_UNMOVED("AEGIS-DRF-003", true, "Every tag that this job pushed is still the object that it pushed"),

    TAG_ABSENT("AEGIS-CUT-001", true, "The version has no tag yet"),
    BRANCH_IS_OURS(
            "AEGIS-CUT-002", true, "An existing release branch holds the source branch and release metadata only"),
    SOURCE_EXISTS("AEGIS-CUT-003", true, "The source branch exists"),

    ONE_RELEASE_PR("AEGIS-RPR-001", true, "There is exactly one release pull request"),
    RELEASE_PR_TITLE("AEGIS-RPR-002", false, "The title names exactly the requested version"),
    RELEASE_PR_FILES("AEGIS-RPR-003", false, "Only release metadata changes"),
    RELEASE_PR_SURFACES("AEGIS-RPR-004", false, "Every version surface states the requested version"),
    CHANGELOG_BASELINE("AEGIS-RPR-005", false, "The changelog starts at the latest published tag"),
    RELEASE_PR_CHECKS("AEGIS-RPR-006", false, "The checks of the release pull request are green"),

    RELEASE_BRANCH_EXISTS("AEGIS-PRM-001", true, "The release branch exists until the release is done"),
    TREES_AGREE("AEGIS-PRM-002", false, "A metadata-only promotion needs equal trees outside the metadata"),
    PROMOTION_OPEN("AEGIS-PRM-003", true, "The promotion pull request is open or merged"),
    PROMOTION_REVIEWED("AEGIS-PRM-004", true, "The promotion was reviewed by somebody else than its author"),
    PROMOTION_GREEN("AEGIS-PRM-005", false, "The promotion was green on exactly its head"),
    PROMOTED_SURFACES("AEGIS-PRM-006", false, "The production branch states the requested version on every surface"),
    PRODUCTION_EXISTS("AEGIS-PRM-007", true, "The production branch exists"),

    RELEASE_CHECKS_PASSED("AEGIS-CHK-001", false, "Every release check passed on exactly the commit to be tagged"),
    CHECK_NAMED("AEGIS-CHK-002", true, "A check that is asked for by name is one of the descriptor"),

    APPROVERS_CONFIGURED("AEGIS-APR-001", true, "Jenkins names the approvers of this repository"),
    APPROVED("AEGIS-APR-002", true, "A configured approver approved exactly this"),
    NOTHING_MOVED("AEGIS-APR-003", true, "Nothing moved since the approval was asked for"),
    OVERLAY_CONFIGURED("AEGIS-APR-004", true, "Jenkins names the approvers of every overlay that applies"),
    OVERLAY_APPROVED("AEGIS-APR-005", true, "An approver of every overlay that applies approved exactly this"),
    TWO_PERSONS("AEGIS-APR-006", true, "As many persons approved as Jenkins asks for, each another"),

    TAG_IS_OURS("AEGIS-TAG-001", true, "An existing tag is the approved one in kind, target and message"),

    ARTIFACTS_MATCH("AEGIS-PUB-001", true, "The built package states the released name and version"),
    REGISTRY_KNOWN("AEGIS-PUB-002", true, "What is published is known"),
    PUBLISHED_BYTES_OURS("AEGIS-PUB-003", true, "What is published under the version has our bytes"),
    TAG_APPROVED("AEGIS-PUB-004", true, "Only an approved, annotated tag on the production branch is published"),
    SIGNER_READY("AEGIS-PUB-005", true, "Whoever is configured to sign the attestation can sign it"),

    PUBLISHED_AS_RELEASED("AEGIS-VFY-001", true, "Users download the released bytes under the right dist-tag"),
    ATTESTED("AEGIS-VFY-002", true, "The attestation is signed as configured and names exactly what users download"),
    RELEASE_VISIBLE("AEGIS-VFY-003", true, "Users see the release on every channel"),

    BRANCH_WITHOUT_DIFF("AEGIS-CLN-001", false, "A release branch is deleted only without content diff"),
    RECOVERY_RECORDED("AEGIS-CLN-002", false, "The approval issue says what the recovery release replaced"),

    ROLLBACK_EXPLAINED("AEGIS-RBK-001", true, "A rollback has a reason"),
    ROLLBACK_RANGE("AEGIS-RBK-002", true, "The release that is rolled back, and the one below it, are tagged"),
    ROLLBACK_APPLIES("AEGIS-RBK-003", true, "The release can be taken back without conflict"),
    ROLLBACK_APPROVED(
            "AEGIS-RBK-004", true, "A dist-tag moves down only with an approval issue that names the version"),
    ROLLBACK_TARGET("AEGIS-RBK-005", true, "A dist-tag moves down to a version that is published"),

    // What is tagged stays as it is, so these can be accepted: they guard nothing that is still to be done.
    HISTORY_VERSION_FORM("AEGIS-HST-001", false, "Every v* tag names a version of an accepted form"),
    HISTORY_TAG_ANNOTATED("AEGIS-HST-002", false, "Every release tag is annotated"),
    HISTORY_TAG_ON_PRODUCTION("AEGIS-HST-003", false, "Every release tag is reachable from the production branch"),
    HISTORY_SURFACES("AEGIS-HST-004", false, "Every version surface at a release tag states its version"),
    HISTORY_CHANGELOG("AEGIS-HST-005", false, "The changelog at a release tag has a heading for its version"),
    HISTORY_BASELINE("AEGIS-HST-006", false, "That heading's compare range starts at the highest lower version tag"),
    HISTORY_RECOVERY_LINES("AEGIS-HST-007", false, "The tag of a recovery version has the three recovery lines"),
    HISTORY_APPROVAL("AEGIS-HST-008", false, "A release tag carries the approval of this pipeline"),

    WAIVER_KNOWN("AEGIS-WVR-001", true, "A waiver names an existing rule"),
    WAIVER_ALLOWED("AEGIS-WVR-002", true, "Absolute rules and unknown facts cannot be waived");

    private final String id;
    private final boolean absolute;
    private final String demand;

    Rule(String id, boolean absolute, String demand) {
        this.id = id;
        this.absolute = absolute;
        this.demand = demand;
    }

    /** The stable id, as in messages, waivers and documentation. */
    public String id() {
        return id;
    }

    /** Whether no waiver can accept a finding of it. */
    public boolean isAbsolute() {
        return absolute;
    }

    /** What it demands, as one sentence without full stop. */
    public String demand() {
        return demand;
    }

    public static Optional<Rule> ofId(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
