package io.jenkins.plugins.aegis.run;

import io.jenkins.plugins.aegis.model.Printable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jvnet.localizer.LocaleProvider;
import org.jvnet.localizer.ResourceBundleHolder;

/** The words of the pages that depend on what is shown, in the language of whoever reads. */
final class Wording {
    private static final ResourceBundleHolder WORDS = ResourceBundleHolder.get(Wording.class);
    private static final int LONGEST = 8000;

    private Wording() {}

    /** The word for a status, state or severity of the log; one that has no translation is shown as it stands. */
    static String status(String code) {
        return word("status." + code, recorded(code.toLowerCase(Locale.ROOT).replace('_', ' ')));
    }

    /** The name of a stage. */
    static String stage(String key, String otherwise) {
        return word("stage." + key, otherwise);
    }

    static String word(String key, String otherwise) {
        ResourceBundle words = WORDS.get(LocaleProvider.getLocale());
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    /** A build's description of a release, in the language of the controller. */
    static String description(String version, ReleaseState state) {
        ResourceBundle words = WORDS.get(Locale.getDefault());
        return MessageFormat.format(words.getString("description"), version, words.getString("status." + state.name()));
    }

    /** Text of a log, in which nothing is invisible; its lines stay lines. */
    static String recorded(String text) {
        return text.lines().map(line -> Printable.of(line, LONGEST)).collect(Collectors.joining("\n"));
    }
}
