package io.jenkins.plugins.aegis.adapter.pypi;

import io.jenkins.plugins.aegis.model.DistributionName;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A project's page as HTML, for indexes without JSON: an anchor for each file, with its name as text and its digest in
 * the fragment of its address. Source: PEP 503; PEP 592 for yanked files.
 */
final class SimpleHtml {
    private static final Pattern ANCHOR =
            Pattern.compile("<a\\s([^<>]*)>([^<]*)</a\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HREF =
            Pattern.compile("(?:^|\\s)href\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern YANKED = Pattern.compile("(?:^|\\s)data-yanked(?=[\\s=]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PAGE = Pattern.compile(
            "pypi:repository-version|<title>\\s*(?:links for\\s|simple (?:package )?index)", Pattern.CASE_INSENSITIVE);

    private SimpleHtml() {}

    /** Whether it says of itself that it is a page of an index; any web page is HTML. Source: PEP 629. */
    static boolean isPageOfAnIndex(byte[] body) {
        return PAGE.matcher(text(body)).find();
    }

    /**
     * Reads it.
     *
     * @param at where it was read: addresses may be relative
     * @throws IllegalArgumentException if it is no page of an index
     */
    static ProjectPage read(byte[] body, DistributionName project, URI at) {
        if (!isPageOfAnIndex(body)) {
            throw new IllegalArgumentException("it is HTML, and does not say that it is a page of a package index");
        }
        List<DistributionFile> files = new ArrayList<>();
        Matcher anchors = ANCHOR.matcher(text(body));
        while (anchors.find()) {
            Matcher href = HREF.matcher(anchors.group(1));
            if (href.find()) {
                String address = unescaped(href.group(1) == null ? href.group(2) : href.group(1));
                files.add(new DistributionFile(
                        unescaped(anchors.group(2)).strip(),
                        FileAddress.resolve(at, address.replaceFirst("#.*$", "")),
                        sha256(address),
                        YANKED.matcher(anchors.group(1)).find()));
            }
        }
        return new ProjectPage(project, files, List.of());
    }

    private static Optional<String> sha256(String address) {
        String mark = "#sha256=";
        int at = address.indexOf(mark);
        return at < 0
                ? Optional.empty()
                : Optional.of(address.substring(at + mark.length())).filter(FileAddress::isSha256);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#43;", "+")
                .replace("&amp;", "&");
    }
}
