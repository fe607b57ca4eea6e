package io.jenkins.plugins.aegis.run;

import java.util.regex.Pattern;

/** Which addresses of a log may become links. */
final class Links {
    private static final Pattern WEB = Pattern.compile("(?i)https?://[^\\p{Cntrl}\\s]+");

    private Links() {}

    static boolean isWeb(String address) {
        return WEB.matcher(address).matches();
    }
}
