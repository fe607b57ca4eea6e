package io.jenkins.plugins.aegis.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The forms in which a secret may leave: as it is, and as protocols and formats on the way write it. */
final class CanaryForms {
    /** What is shorter occurs by chance. */
    private static final int SHORTEST = 8;

    private CanaryForms() {}

    /** Text to the name of the form; of a secret of several lines each line counts. */
    static Map<String, String> of(String secret) {
        Map<String, String> forms = new LinkedHashMap<>();
        secret.lines()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST && !line.startsWith("-----"))
                .forEach(line -> ofLine(line, forms));
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("a canary needs " + SHORTEST + " characters, else it sings by chance");
        }
        return forms;
    }

    private static void ofLine(String line, Map<String, String> forms) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        forms.putIfAbsent(line, "as it is");
        forms.putIfAbsent(new StringBuilder(line).reverse().toString(), "reversed");
        for (int before = 0; before < 3; before++) {
            String inside = inside(bytes, before);
            forms.putIfAbsent(inside, "base64");
            forms.putIfAbsent(inside.replace('+', '-').replace('/', '_'), "base64url");
        }
        String hex = HexFormat.of().formatHex(bytes);
        forms.putIfAbsent(hex, "hexadecimal");
        forms.putIfAbsent(hex.toUpperCase(Locale.ROOT), "hexadecimal");
        String url = URLEncoder.encode(line, StandardCharsets.UTF_8);
        forms.putIfAbsent(url, "URL-encoded");
        forms.putIfAbsent(url.replace("+", "%20"), "URL-encoded");
        String json = line.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.putIfAbsent(json, "JSON");
        forms.putIfAbsent(json.replace("/", "\\/"), "JSON");
        forms.putIfAbsent(
                line.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"),
                "HTML");
        forms.putIfAbsent(line.replace("'", "'\\''"), "quoted for a shell");
    }

    /** The part of its base64 that is the same whatever stands around it, such as "user:" before a password. */
    private static String inside(byte[] bytes, int before) {
        byte[] shifted = new byte[bytes.length + before];
        System.arraycopy(bytes, 0, shifted, before, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = before == 0 ? 0 : before + 1;
        int to = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(from, to);
    }
}
