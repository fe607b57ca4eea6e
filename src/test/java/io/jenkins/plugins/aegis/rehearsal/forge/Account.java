package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Objects;
import java.util.Optional;

/**
 * A user of the forge: login, permission in the hosted repository, and the token that authenticates as this user.
 * A maintainer who acts only through {@link Maintainers} has no token.
 */
public record Account(String login, Permission permission, Optional<String> token) {

    /** Who asks without an {@code Authorization} header; a public repository lets everybody read. */
    static final Account ANONYMOUS = new Account("", Permission.READ, Optional.empty());

    public Account {
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(permission, "permission");
        Objects.requireNonNull(token, "token");
    }

    /** An account for a client that sends {@code token}. */
    public static Account withToken(String login, Permission permission, String token) {
        return new Account(login, permission, Optional.of(token));
    }

    /** An account for a person who never uses the HTTP API. */
    public static Account person(String login, Permission permission) {
        return new Account(login, permission, Optional.empty());
    }

    boolean isAnonymous() {
        return login.isEmpty();
    }

    /** The address that GitHub gives to commits that an account makes over the API. */
    String email() {
        return id() + "+" + login + "@users.noreply.github.com";
    }

    /** Stable over restarts, positive, and different for different logins as far as a rehearsal needs. */
    long id() {
        return 1000L + (login.hashCode() & 0x7fffffffL);
    }

    @Override
    public String toString() {
        return login + " (" + permission.roleName() + ")";
    }
}
