package io.jenkins.plugins.aegis.config;

import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.model.ReleaseSite.ApprovalRules;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Forms of what people type into the configuration; a rule answers with what is wrong, empty if nothing is. */
public final class SettingRules {
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+");
    private static final Pattern HTTP_WITH_USER = Pattern.compile("(?is)\\s*https?://[^/?#]*@.*");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s<>]+@[^@\\s<>]+");

    /** Names that stand for nobody in particular in Jenkins' own records. */
    private static final Set<String> NOBODY = Set.of("anonymous", "unknown", "system");

    private SettingRules() {}

    /** All that keeps these settings from being used, each with the name of its field. */
    static List<String> problems(SiteSettings settings) {
        Map<String, Optional<String>> judged = new LinkedHashMap<>();
        judged.put("Repository", repository(settings.getRepository()));
        judged.put("Git remote", remote(settings.getRemote()));
        judged.put(
                "Credential of git",
                gitCredential(settings.getGitCredentialsId(), settings.getRemote(), settings.getForgeApi()));
        judged.put("Forge API", address(settings.getForgeApi()));
        judged.put("GraphQL API", optionalAddress(settings.getGraphql()));
        judged.put("Credential of git and forge", credential(settings.getForgeCredentialsId()));
        judged.put("npm registry", address(settings.getNpmRegistry()));
        judged.put("Credential of the npm registry", credential(settings.getNpmCredentialsId()));
        judged.put("Python index", optionalAddress(settings.getPypiIndex()));
        judged.put(
                "Python uploads",
                bothOrNone(settings.getPypiIndex(), settings.getPypiUpload())
                        .or(() -> optionalAddress(settings.getPypiUpload())));
        judged.put("Helm repository", optionalAddress(settings.getHelmRepository()));
        judged.put("ClawHub registry", optionalAddress(settings.getClawhubRegistry()));
        judged.put("Signing", signing(settings));
        judged.put("Approvers", approvers(lines(settings.getApprovers())));
        judged.put("Approvals", approvals(settings.getApprovalsRequired()));
        judged.put("Further approvals", overlays(settings.getOverlays()));
        judged.put("Committer name", name(settings.getCommitterName()));
        judged.put("Committer e-mail", email(settings.getCommitterEmail()));
        judged.put("Release Please", command(words(settings.getReleasePlease())));
        List<String> problems = new ArrayList<>();
        judged.forEach((field, problem) -> problem.ifPresent(text -> problems.add(field + ": " + text)));
        return problems;
    }

    static Optional<String> repository(String text) {
        if (text.isEmpty()) {
            return Optional.of("Name the repository on the forge as owner/name");
        }
        return REPOSITORY.matcher(text).matches()
                ? Optional.empty()
                : Optional.of(quoted(text) + " is no repository; write owner/name, without address and .git");
    }

    /** Whether the address names a user or holds a token; such a text is never repeated. */
    static Optional<String> noUserInfo(String text) {
        return HTTP_WITH_USER.matcher(text).matches()
                ? Optional.of("The address holds a user name or token, which would be seen in logs and process lists;"
                        + " remove it there and choose a credential")
                : Optional.empty();
    }

    static Optional<String> remote(String text) {
        if (text.isEmpty()) {
            return Optional.of("Give the address that git fetches from and pushes to");
        }
        if (text.startsWith("-")
                || text.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            return Optional.of(quoted(text) + " is no address of a git remote");
        }
        return noUserInfo(text);
    }

    /**
     * Whether git gets a credential that is meant for its remote: that of the forge goes to the forge's own host only, which
     * is {@code github.com} for {@code api.github.com}.
     */
    static Optional<String> gitCredential(String id, String remote, String forgeApi) {
        if (!id.isEmpty()
                || !remote.matches("(?i)https?://.*")
                || address(forgeApi).isPresent()) {
            return Optional.empty();
        }
        String forge = URI.create(forgeApi).getHost().toLowerCase(Locale.ROOT);
        String host = remote.replaceFirst("(?i)^https?://(\\[[^]]*]|[^/:?#]*).*", "$1")
                .toLowerCase(Locale.ROOT);
        return host.equals(forge) || ("api." + host).equals(forge)
                ? Optional.empty()
                : Optional.of("The git remote is on " + quoted(host) + " and the forge on " + quoted(forge)
                        + ": the forge's credential is not sent there; choose one for git");
    }

    static Optional<String> address(String text) {
        if (text.isEmpty()) {
            return Optional.of("Give the address, beginning with https://");
        }
        Optional<String> userInfo = noUserInfo(text);
        if (userInfo.isPresent()) {
            return userInfo;
        }
        try {
            URI uri = URI.create(text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean plain = uri.getRawQuery() == null && uri.getRawFragment() == null;
            if (Set.of("https", "http").contains(scheme) && uri.getHost() != null && plain) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // said below, in our own words
        }
        return Optional.of(quoted(text) + " is no http or https address without query and fragment");
    }

    static Optional<String> optionalAddress(String text) {
        return text.isEmpty() ? Optional.empty() : address(text);
    }

    static Optional<String> bothOrNone(String index, String upload) {
        return index.isEmpty() == upload.isEmpty()
                ? Optional.empty()
                : Optional.of("Give both addresses, that of the index and that of uploads, or none");
    }

    /** Whether a secret would go over the network unprotected. */
    static boolean isUnprotected(String address) {
        return address.matches("(?i)http://(?!localhost|127\\.|\\[::1]).*");
    }

    /** At least one approver is asked for at the gate, not here: a site may be configured before people are named. */
    static Optional<String> approvers(Set<String> ids) {
        return ids.stream()
                .filter(id -> NOBODY.contains(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(id -> quoted(id) + " stands for nobody in particular; name users");
    }

    static Optional<String> approvals(int required) {
        return required == 1 || required == ApprovalRules.MOST_APPROVALS
                ? Optional.empty()
                : Optional.of(required + " persons cannot be asked for; ask for 1 or " + ApprovalRules.MOST_APPROVALS);
    }

    static Optional<String> overlays(List<OverlaySettings> overlays) {
        try {
            new ApprovalRules(
                    Set.of(),
                    false,
                    1,
                    overlays.stream().map(OverlaySettings::toRule).toList());
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** One signer: a key, or an identity without a key; nobody is fine, and then nothing is attested. */
    static Optional<String> signing(SiteSettings settings) {
        if (settings.getKeyless() == null) {
            return Optional.empty();
        }
        if (!settings.getSigningCredentialsId().isEmpty()) {
            return Optional.of("Choose a key that signs attestations, or signing without a key, and not both");
        }
        return settings.getKeyless().problem();
    }

    static Optional<String> name(String text) {
        return text.isEmpty() || text.matches("(?s).*[<>\\p{Cntrl}].*")
                ? Optional.of("Give a name without angle brackets and control characters")
                : Optional.empty();
    }

    static Optional<String> email(String text) {
        return EMAIL.matcher(text).matches()
                ? Optional.empty()
                : Optional.of("Give an e-mail address, such as releases@example.org");
    }

    static Optional<String> command(List<String> words) {
        return words.isEmpty()
                ? Optional.of("Name the program, and each of its own arguments on a further line")
                : Optional.empty();
    }

    static Optional<String> credential(String id) {
        return id.isEmpty() ? Optional.of("Choose a credential") : Optional.empty();
    }

    /** The lines that are not blank, without the space around them, each once. */
    public static Set<String> lines(String text) {
        Set<String> lines = new LinkedHashSet<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(lines::add);
        return lines;
    }

    /** Program and arguments, one on each line; the same argument may be there twice. */
    static List<String> words(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String quoted(String text) {
        return "\"" + Printable.of(text, 100) + "\"";
    }
}
