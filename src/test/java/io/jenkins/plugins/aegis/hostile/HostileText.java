package io.jenkins.plugins.aegis.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that an attacker would write, mixed with what nobody would think of. */
public final class HostileText {
    /** How many cases the properties of this run tried. */
    public static final AtomicInteger CASES = new AtomicInteger();

    /** The same cases in every build, so that a change is blamed for what it breaks; more tries are further cases. */
    public static final String SEED = "20261122";

    private static final List<String> PIECES = List.of(
            "1.2.3",
            "v1.2.3-preview",
            "-rc.1",
            "..",
            "../../etc/passwd",
            "/etc/shadow",
            "C:\\\\x",
            "~root",
            "$(id)",
            "`id`",
            "${jndi:ldap://x}",
            "; rm -rf /",
            "| sh",
            "&& id",
            "--upload-pack=id",
            "-oProxyCommand=id",
            "%00",
            "\u0000",
            "\n",
            "\r\n",
            "[aegis] released",
            "\u001b[31m",
            "\u001b]0;t\u0007",
            "\u001b[8mha:AAAA\u001b[0m",
            "\u202e",
            "\u2066",
            "\u200b",
            "\ufeff",
            "\ud800",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "javascript:alert(1)",
            "]]>",
            "&lt;",
            "'",
            "\"",
            "{{7*7}}",
            "{",
            "}",
            "[",
            "]",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a",
            "!!java.lang.Runtime ",
            "!<tag:yaml.org,2002:int> ",
            "<<: *a",
            "%YAML 1.1",
            "---\n",
            "...\n",
            "|+2\n",
            "#",
            "schema: 1\n",
            "channels:\n",
            "\"\\\\ud83d\"",
            "null",
            "1e999999999",
            "-0",
            "0x10",
            "9".repeat(400),
            "a".repeat(5000),
            "[".repeat(3000),
            "{\"a\":".repeat(2000),
            "{version}",
            "**",
            "*",
            "{version}".repeat(20),
            "recovery-release: true",
            "RECOVERY 1.2.3-preview.1",
            "@{-1}",
            ".lock",
            "refs/heads/main",
            "HEAD",
            "@",
            "~1",
            "^",
            ":",
            "\\\\",
            " ");

    private HostileText() {}

    public static Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(PIECES).list().ofMaxSize(8).map(parts -> String.join("", parts));
        Arbitrary<String> anything = Arbitraries.strings().all().ofMaxLength(60);
        return Arbitraries.oneOf(
                        pieces, anything, pieces.flatMap(piece -> anything.map(other -> other + piece + other)))
                .map(text -> {
                    CASES.incrementAndGet();
                    return text;
                });
    }

    /** Some of them, the same each time. */
    public static List<String> examples() {
        List<String> examples = new ArrayList<>(PIECES);
        for (int i = 1; i < PIECES.size(); i++) {
            examples.add(PIECES.get(i) + PIECES.get(i * 7 % PIECES.size()) + PIECES.get(i - 1));
        }
        return examples;
    }

    /** Whether a text may stand in a log: it can neither act on a terminal nor look like a line of its own. */
    public static boolean isHarmless(String line) {
        return line.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.SURROGATE);
    }
}
