package io.jenkins.plugins.aegis.adapter.git;

import io.jenkins.plugins.aegis.model.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which remote is spoken to, with whose credential, and under which name commits and tags are made.
 *
 * @param remote URL or absolute path, without credentials
 * @param credential sent to http and https remotes
 * @param sshKey shown to ssh remotes; without one ssh uses what the agent has
 * @param identityName author, committer and tagger
 */
public record GitAccess(
        String remote,
        Optional<BasicCredential> credential,
        Optional<SshKey> sshKey,
        String identityName,
        String identityEmail) {
    private static final Pattern SSH = Pattern.compile("(?is)(ssh://|(?!\\w+://)[^/\\\\]{2,}:).*");
    private static final Pattern SSH_WITH_USER = Pattern.compile("(?is)(ssh://)?[^/@]+@.*");
    private static final Pattern HTTP = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
    private static final Pattern HTTP_WITH_USER = Pattern.compile("(?i)https?://[^/?#]*@.*", Pattern.DOTALL);

    /** @throws IllegalArgumentException if the remote carries a credential, or a value cannot be written in git's form */
    public GitAccess {
        if (HTTP_WITH_USER.matcher(remote).matches()) {
            // The URL is not repeated: what stands before the @ may be a token.
            throw new IllegalArgumentException(
                    "The remote's URL holds a user name or token: it would be seen in process"
                            + " lists and logs; remove it there and configure a credential");
        }
        if (remote.isBlank() || remote.startsWith("-") || hasControl(remote)) {
            throw new IllegalArgumentException("\"" + Printable.of(remote, 200) + "\" is no URL or path of a remote");
        }
        requireIdentity(identityName);
        requireIdentity(identityEmail);
    }

    /** Without an ssh key. */
    public GitAccess(String remote, Optional<BasicCredential> credential, String identityName, String identityEmail) {
        this(remote, credential, Optional.empty(), identityName, identityEmail);
    }

    private static void requireIdentity(String text) {
        if (text.isBlank() || text.contains("<") || text.contains(">") || hasControl(text)) {
            throw new IllegalArgumentException("\"" + Printable.of(text, 100) + "\" cannot stand in a git identity: it"
                    + " has to have letters, and no angle brackets or control characters");
        }
    }

    private static boolean hasControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }

    /** The credential, if the remote's transport takes one. */
    Optional<BasicCredential> httpCredential() {
        return HTTP.matcher(remote).matches() ? credential : Optional.empty();
    }

    /** The key, if the remote's transport takes one. */
    Optional<SshKey> keyOfTransport() {
        return isSsh(remote) ? sshKey : Optional.empty();
    }

    /** Whether that is {@code ssh://…} or the short form {@code user@host:path}; a drive of Windows is neither. */
    public static boolean isSsh(String remote) {
        return SSH.matcher(remote).matches();
    }

    /** Whether the remote says itself as whom it is spoken to. */
    boolean namesUser() {
        return SSH_WITH_USER.matcher(remote).matches();
    }

    /** A private key in the form of OpenSSH, without passphrase, and the user of those remotes that name none. */
    public record SshKey(String username, String privateKey) {
        /** What must not be shown: each line that holds a part of the key. */
        Set<String> secrets() {
            return privateKey
                    .lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_SECRET && !line.startsWith("-----"))
                    .collect(Collectors.toSet());
        }

        private static final int SHORTEST_SECRET = 8;

        @Override
        public String toString() {
            return "SshKey[username=" + username + ", privateKey=****]";
        }
    }

    /** User name and password, or token in the place of the password. */
    public record BasicCredential(String username, String password) {
        /** What HTTP's Basic scheme sends (RFC 7617), as secret as the password. */
        String encoded() {
            return Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return "BasicCredential[username=" + username + ", password=****]";
        }
    }
}
