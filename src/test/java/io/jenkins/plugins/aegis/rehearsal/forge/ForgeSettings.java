package io.jenkins.plugins.aegis.rehearsal.forge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a forge hosts: one repository {@code owner/name} over a bare git directory.
 *
 * @param repository {@code owner/name}, as clients write it
 * @param gitDirectory the bare repository, which must exist
 * @param stateDirectory where the JSON state and the release assets are kept; made when missing
 * @param accounts everybody who may act; logins are unique
 * @param automaticChecks names of check runs that every commit gets, green, unless a run of that name was set
 */
public record ForgeSettings(
        String repository,
        Path gitDirectory,
        Path stateDirectory,
        List<Account> accounts,
        List<String> automaticChecks) {

    public ForgeSettings {
        if (!repository.matches("[A-Za-z0-9-]+/[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException(
                    "repository must be written owner/name, as on GitHub, but is: " + repository);
        }
        accounts = List.copyOf(accounts);
        automaticChecks = List.copyOf(automaticChecks);
    }

    String owner() {
        return repository.substring(0, repository.indexOf('/'));
    }

    String name() {
        return repository.substring(repository.indexOf('/') + 1);
    }

    Optional<Account> account(String login) {
        return accounts.stream()
                .filter(account -> account.login().equalsIgnoreCase(login))
                .findFirst();
    }

    Optional<Account> holderOf(String token) {
        return accounts.stream()
                .filter(account -> account.token().filter(token::equals).isPresent())
                .findFirst();
    }

    Optional<Account> byEmail(String email) {
        return accounts.stream()
                .filter(account -> account.email().equals(email))
                .findFirst();
    }
}
