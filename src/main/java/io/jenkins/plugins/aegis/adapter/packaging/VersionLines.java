package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.descriptor.Channel.VersionLine;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a version into the lines that state it: into all of them, or, if one is not to be found, into none. */
final class VersionLines {
    private static final String PLACE = "{version}";
    private static final String ANY_VERSION = "[A-Za-z0-9][A-Za-z0-9.!+_-]*";

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Workspace checkout;
    private final String version;

    private VersionLines(Workspace checkout, String version) {
        this.checkout = checkout;
        this.version = version;
    }

    /** @throws IOException if a file is missing, or has none or several lines of the form; the message names all */
    static void write(Workspace checkout, List<VersionLine> lines, String version)
            throws IOException, InterruptedException {
        VersionLines writing = new VersionLines(checkout, version);
        for (VersionLine line : lines) {
            writing.apply(line);
        }
        if (!writing.problems.isEmpty()) {
            throw new IOException(String.join("; ", writing.problems)
                    + ". Exactly one line of the file must have the form: mend versionLines in the release descriptor");
        }
        for (Map.Entry<String, String> text : writing.texts.entrySet()) {
            checkout.writeText(text.getKey(), text.getValue());
        }
    }

    private void apply(VersionLine line) throws IOException, InterruptedException {
        if (!texts.containsKey(line.file()) && !checkout.exists(line.file())) {
            problems.add(line.file() + ", which is to have the line '" + line.line() + "', is not there");
            return;
        }
        String text = texts.containsKey(line.file()) ? texts.get(line.file()) : checkout.readText(line.file());
        Pattern form = form(line.line());
        long count = form.matcher(text).results().count();
        if (count == 1) {
            String written = line.line().replace(PLACE, version);
            texts.put(line.file(), form.matcher(text).replaceFirst(Matcher.quoteReplacement(written)));
        } else {
            problems.add(line.file() + " has " + (count == 0 ? "no line" : count + " lines") + " of the form '"
                    + line.line() + "'");
        }
    }

    /** Only a line feed ends a line; a carriage return before it belongs to the ending. */
    private static Pattern form(String line) {
        String pattern = Arrays.stream(line.split(Pattern.quote(PLACE), -1))
                .map(Pattern::quote)
                .collect(Collectors.joining(ANY_VERSION));
        return Pattern.compile("^" + pattern + "(?=\\r?$)", Pattern.MULTILINE | Pattern.UNIX_LINES);
    }
}
