package io.jenkins.plugins.aegis.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The buttons that try a connection before it is saved; what was left empty is as further up.
 *
 * @param place the folder that is configured; null for the whole controller
 */
record ConnectionTests(Item place, SiteSettings typed) {
    /** @throws org.springframework.security.access.AccessDeniedException if who asks may not configure the place */
    ConnectionTests {
        new CredentialChoice(place).checkMayConfigure();
        typed = EffectiveSettings.of(
                        List.of(typed, EffectiveSettings.outside(place).settings()))
                .settings();
    }

    FormValidation forge() throws InterruptedException {
        Optional<String> problem = SettingRules.address(typed.getForgeApi())
                .or(() -> SettingRules.repository(typed.getRepository()))
                .or(() -> SettingRules.credential(typed.getForgeCredentialsId()));
        if (problem.isPresent()) {
            return FormValidation.error(problem.get());
        }
        Optional<String> token = token(typed.getForgeCredentialsId(), typed.getForgeApi());
        return token.isEmpty()
                ? unusable(typed.getForgeCredentialsId(), typed.getForgeApi())
                : shown(Connections.get().forge(URI.create(typed.getForgeApi()), typed.getRepository(), token.get()));
    }

    Optional<String> gitCredential() {
        return SettingRules.gitCredential(typed.getGitCredentialsId(), typed.getRemote(), typed.getForgeApi());
    }

    /** What {@code git ls-remote} asks first, over http; a key for ssh stays with the agents' own ssh. */
    FormValidation git() throws InterruptedException {
        String remote = typed.getRemote();
        Optional<String> problem = SettingRules.remote(remote).or(this::gitCredential);
        if (problem.isPresent()) {
            return FormValidation.error(problem.get());
        } else if (!remote.matches("(?i)https?://.*")) {
            return FormValidation.ok("Only http and https can be tried from here; an agent's git speaks to " + remote
                    + " when a release or a dry run begins");
        }
        String id = typed.getGitCredentialsId().isEmpty() ? typed.getForgeCredentialsId() : typed.getGitCredentialsId();
        Optional<String> basic = new CredentialChoice(place).basic(id, remote);
        return basic.isEmpty() ? unusable(id, remote) : shown(Connections.get().git(URI.create(remote), basic.get()));
    }

    FormValidation npm() throws InterruptedException {
        Optional<String> problem = SettingRules.address(typed.getNpmRegistry());
        if (problem.isPresent()) {
            return FormValidation.error(problem.get());
        }
        String id = typed.getNpmCredentialsId();
        Optional<String> token = id.isEmpty() ? Optional.of("") : token(id, typed.getNpmRegistry());
        return token.isEmpty()
                ? unusable(id, typed.getNpmRegistry())
                : shown(Connections.get().npm(EffectiveSettings.directory(typed.getNpmRegistry()), token.get()));
    }

    FormValidation pypi() throws InterruptedException {
        Optional<String> problem = SettingRules.address(typed.getPypiIndex());
        return problem.isPresent()
                ? FormValidation.error(problem.get())
                : shown(Connections.get().document(EffectiveSettings.directory(typed.getPypiIndex())));
    }

    FormValidation helm() throws InterruptedException {
        Optional<String> problem = SettingRules.address(typed.getHelmRepository());
        return problem.isPresent()
                ? FormValidation.error(problem.get())
                : shown(Connections.get()
                        .document(EffectiveSettings.directory(typed.getHelmRepository())
                                .resolve("index.yaml")));
    }

    private Optional<String> token(String id, String address) {
        return new CredentialChoice(place).token(id, address);
    }

    private static FormValidation unusable(String id, String address) {
        return FormValidation.error("There is no credential " + id + " with a token that may be used for " + address
                + "; look at its kind, its scope and its domain");
    }

    private static FormValidation shown(Connections.Answer answer) {
        return answer.usable() ? FormValidation.ok(answer.text()) : FormValidation.error(answer.text());
    }
}
