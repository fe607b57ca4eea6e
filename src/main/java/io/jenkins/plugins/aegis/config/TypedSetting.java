package io.jenkins.plugins.aegis.config;

import hudson.model.Item;
import hudson.util.FormValidation;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody has typed into one field; says what is wrong with it, or what holds instead where it is empty.
 *
 * @param place the folder that is configured; null for the whole controller
 * @param inheritable whether an empty field takes over the setting around it
 */
record TypedSetting(Item place, String text, Function<SiteSettings, String> setting, boolean inheritable) {
    /** A setting that belongs to another one, and is taken over together with it only. */
    TypedSetting of(String owner) {
        boolean together = SiteSettingsForm.typed(owner).isEmpty();
        return new TypedSetting(place, text, setting, together);
    }

    /** Releases are impossible without it; it may still be said elsewhere. */
    FormValidation needed(Function<String, Optional<String>> rule) {
        return judged(
                rule,
                missing -> inheritable && place == null
                        ? FormValidation.warning("Every folder with releases has to say it: " + missing)
                        : FormValidation.error(missing));
    }

    FormValidation optional(Function<String, Optional<String>> rule) {
        return judged(rule, missing -> FormValidation.ok());
    }

    /** @param warning what follows if nobody says anything */
    FormValidation wanted(String warning, Function<String, Optional<String>> rule) {
        return judged(rule, missing -> FormValidation.warning(warning));
    }

    private FormValidation judged(Function<String, Optional<String>> rule, Function<String, FormValidation> missing) {
        if (!new CredentialChoice(place).mayConfigure()) {
            return FormValidation.ok();
        }
        if (!text.isEmpty()) {
            return rule.apply(text).map(FormValidation::error).orElseGet(this::accepted);
        }
        String held =
                inheritable ? setting.apply(EffectiveSettings.outside(place).settings()) : "";
        return held.isEmpty()
                ? missing.apply(rule.apply("").orElse(""))
                : FormValidation.ok("Empty: " + String.join(", ", SettingRules.words(held)) + " holds");
    }

    private FormValidation accepted() {
        return SettingRules.isUnprotected(text)
                ? FormValidation.warning("Tokens would cross the network unencrypted; use https")
                : FormValidation.ok();
    }
}
