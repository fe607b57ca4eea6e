package io.jenkins.plugins.aegis.rehearsal.forge;

import java.util.Locale;

/** What an account may do in the hosted repository, weakest first. */
public enum Permission {
    NONE,
    READ,
    WRITE,
    MAINTAIN,
    ADMIN;

    boolean covers(Permission needed) {
        return compareTo(needed) >= 0;
    }

    /** GitHub's {@code role_name}. */
    String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** GitHub's {@code permission}, which knows no "maintain" and calls it "write". */
    String apiName() {
        return this == MAINTAIN ? WRITE.roleName() : roleName();
    }
}
