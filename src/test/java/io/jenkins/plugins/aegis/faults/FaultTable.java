package io.jenkins.plugins.aegis.faults;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What each call of the product leads to under each fault: {@link Call} down, {@link Fault} across, and in between a word
 * of {@link Expected}; a dot where the pair makes no sense, such as reading something stale where nothing was written.
 *
 * <p>A fault that cuts or spoils what is no document in the first place, such as an archive or a page that says 404, is
 * told by the digest, or changes nothing.
 *
 * <p>Of Release Please, all that a step sees is whether it ended well, and what the forge has afterwards: what the tool
 * takes for done although nobody said so is "found", as it asks again by itself.
 */
final class FaultTable {
    private static final String TABLE =
            """
            call                        refused reset   reset+  late    late+   500     502     502+    403     404     409     422     429     cut     broken  drip    stale
            REPOSITORY                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            CHECKS                      unknown another another another another another another another another unknown another another asked   another another another .
            CHECK_RUNS                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            STATUSES                    unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PULLS_OF_COMMIT             unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PULLS                       unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PULL                        unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            REVIEWS                     unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            ISSUE                       unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            COMMENTS                    unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PERMISSION                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PUBLISHED                   unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PUBLISHED_TAG               unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       .       unknown .
            RELEASE_OF_TAG              unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            RELEASE                     unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            ASSET                       unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       .       .       .
            ASSET_TEXT                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       .       .       .
            STORED_ASSET                unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   differs differs unknown .

            PULL_BEFORE_OPENING         unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PULL_OPENING                retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            PULL_BEFORE_CLOSING         unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PULL_CLOSING_COMMENT        unknown retry   found   retry   found   retry   retry   found   refuse  unknown refuse  refuse  retry   found   found   found   found
            PULL_CLOSING                .       unseen  found   unseen  found   unseen  unseen  found   unseen  .       unseen  unseen  unseen  found   found   found   found
            COMMENTS_BEFORE             unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            COMMENTING                  retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            TAG_BEFORE_DRAFT            unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            DRAFT                       retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            DRAFTS_OF_TAG               unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            DRAFT_WITHDRAWAL            retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   .       .       .       .
            RELEASE_BEFORE_ASSET        unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            ASSETS_BEFORE_ASSET         unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            ASSET_UPLOAD                retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            ASSET_READ_BACK             retry   unseen  unseen  unseen  unseen  unseen  unseen  unseen  unseen  retry   unseen  unseen  asked   .       .       .       .
            ASSET_REMAINS               retry   retry   retry   retry   retry   retry   retry   retry   refuse  refuse  refuse  refuse  retry   .       .       .       .
            TAG_BEFORE_PUBLICATION      unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            RELEASE_BEFORE_PUBLICATION  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PUBLICATION                 retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            FETCH_REFS                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            FETCH                       .       unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PUSH_REFS                   retry   retry   retry   retry   retry   retry   retry   retry   refuse  refuse  refuse  refuse  retry   retry   retry   retry   .
            BRANCH_PUSH                 .       retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            SOLE_BRANCH_PUSH            .       retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            BRANCH_DELETION             .       retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   found
            TAG_PUSH                    .       retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen
            FETCH_AFTER_TAG_PUSH        .       unseen  unseen  unseen  unseen  unseen  unseen  unseen  unseen  .       unseen  unseen  found   unseen  unseen  unseen  .

            NPM_PACKAGE                 unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            NPM_WHOAMI                  unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       .       unknown .
            NPM_TARBALL                 unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   differs differs unknown .
            NPM_BEFORE_PUBLISH          unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            NPM_PUBLISH                 retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen
            NPM_BEFORE_DIST_TAG         unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            NPM_DIST_TAGS               .       retry   retry   retry   retry   retry   retry   retry   refuse  .       refuse  refuse  retry   retry   retry   retry   .
            NPM_DIST_TAG                retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen

            PYTHON_PROJECT              unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            PYTHON_INDEX                unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       .       unknown .
            PYTHON_FILE                 unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   differs differs unknown .
            PYTHON_BEFORE_UPLOAD        unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unseen  unseen  unknown .
            PYTHON_UPLOAD               retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen

            CHART_INDEX                 unknown unknown unknown unknown unknown unknown unknown unknown unknown absent  unknown unknown asked   unknown unknown unknown .
            CHART_DOWNLOAD              unknown unknown unknown unknown unknown unknown unknown unknown unknown absent  unknown unknown asked   differs differs unknown .
            BRANCH_BEFORE_CHART         unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            CHART_PUSH                  retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen

            CLAWHUB_VERSIONS            unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            CLAWHUB_VERSION             unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            CLAWHUB_DOWNLOAD            unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   .       unknown unknown .
            CLAWHUB_BEFORE_PUBLISH      unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown asked   unknown unknown unknown .
            CLAWHUB_PUBLISH             retry   retry   found   retry   found   retry   retry   found   refuse  refuse  refuse  refuse  retry   found   found   found   unseen

            RELEASE_PLEASE_QUERY        unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .
            RELEASE_PLEASE_READ         .       unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .
            RELEASE_PLEASE_BRANCH       .       retry   found   retry   retry   retry   retry   found   refuse  refuse  refuse  refuse  asked   found   found   retry   .
            RELEASE_PLEASE_TREE         .       retry   retry   retry   retry   retry   retry   retry   refuse  refuse  refuse  refuse  retry   retry   retry   retry   .
            RELEASE_PLEASE_COMMIT       .       retry   retry   retry   retry   retry   retry   retry   refuse  refuse  refuse  refuse  retry   retry   retry   retry   .
            RELEASE_PLEASE_PUSH         .       retry   retry   retry   retry   retry   retry   retry   refuse  refuse  refuse  refuse  retry   found   found   retry   .
            RELEASE_PLEASE_PULL         .       retry   unseen  retry   unseen  retry   retry   unseen  refuse  refuse  refuse  refuse  retry   unseen  unseen  unseen  .
            RELEASE_PLEASE_LABEL        .       unseen  unseen  unseen  unseen  unseen  unseen  unseen  unseen  refuse  unseen  unseen  unseen  unseen  unseen  unseen  .

            CONNECTION_FORGE            unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .
            CONNECTION_GIT              unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .
            CONNECTION_NPM              unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .
            CONNECTION_PYTHON           unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .       .       unknown .
            CONNECTION_CHARTS           unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown unknown .       .       unknown .
            """;

    private final Map<Call, Map<Fault, Expected>> rows = new EnumMap<>(Call.class);

    FaultTable() {
        List<String> lines = TABLE.lines().filter(line -> !line.isBlank()).toList();
        List<Fault> faults = List.of(lines.get(0).split(" +")).stream()
                .skip(1)
                .map(Fault::headed)
                .toList();
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" +");
            if (words.length != faults.size() + 1) {
                throw new IllegalArgumentException("not a word for each fault: " + line);
            }
            Map<Fault, Expected> row = new EnumMap<>(Fault.class);
            for (int column = 0; column < faults.size(); column++) {
                if (!words[column + 1].equals(".")) {
                    row.put(faults.get(column), Expected.named(words[column + 1]));
                }
            }
            rows.put(Call.valueOf(words[0]), row);
        }
    }

    /** Empty if the pair makes no sense, or the table has no such row. */
    Optional<Expected> of(Call call, Fault fault) {
        return Optional.ofNullable(rows.getOrDefault(call, Map.of()).get(fault));
    }
}
