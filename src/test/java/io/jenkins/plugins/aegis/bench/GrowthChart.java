package io.jenkins.plugins.aegis.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How figures grow with the repository, as an SVG; one small chart for each target. Its own background keeps it readable
 * on dark pages.
 */
final class GrowthChart {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 210;
    private static final int LEFT = 40;
    private static final int RIGHT = 24;
    private static final int TOP = 34;
    private static final int BOTTOM = 34;
    private static final Pattern TAGS = Pattern.compile("([\\d,]+) tags");
    private static final String STYLE =
            """
            .back { fill: #ffffff }
            text { font: 11px system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif; fill: #424a53 }
            .title { font-weight: 600; font-size: 12px; fill: #1f2328 }
            .axis { stroke: #57606a }
            .limit { stroke: #bc4c00; stroke-dasharray: 4 3 }
            .limit-text { fill: #bc4c00 }
            polyline { fill: none; stroke-width: 2 }
            circle.a, text.a { fill: #0969da } polyline.a { stroke: #0969da }
            circle.b, text.b { fill: #1a7f37 } polyline.b { stroke: #1a7f37 }
            circle.c, text.c { fill: #8250df } polyline.c { stroke: #8250df }
            """;

    private final List<Figure> figures;

    GrowthChart(List<Figure> figures) {
        this.figures = figures;
    }

    String svg() {
        List<String> charts = new ArrayList<>();
        charts.add(chart(1, "1  facts ÷ plain git", "facts of "));
        charts.add(chart(2, "2  history audit ÷ one for-each-ref", "history audit"));
        charts.add(chart(5, "5  reads of a rerun", "forge and registry reads"));
        charts.add(chart(6, "6  requests of a release", "requests of a release"));
        charts.removeIf(String::isEmpty);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(2 * WIDTH)
                .append(' ')
                .append((charts.size() + 1) / 2 * HEIGHT)
                .append("\" role=\"img\" aria-label=\"Figures at three sizes of the repository\">\n<style>\n")
                .append(STYLE)
                .append("</style>\n<rect class=\"back\" width=\"100%\" height=\"100%\" rx=\"8\"/>\n");
        for (int i = 0; i < charts.size(); i++) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<g transform=\"translate(%d %d)\">%n%s</g>%n",
                    i % 2 * WIDTH,
                    i / 2 * HEIGHT,
                    charts.get(i)));
        }
        return svg.append("</svg>\n").toString();
    }

    /** Empty where less than two sizes were measured. */
    private String chart(int target, String title, String named) {
        Map<String, List<Figure>> lines = new LinkedHashMap<>();
        figures.stream()
                .filter(figure -> figure.target() == target && figure.name().startsWith(named))
                .forEach(figure -> lines.computeIfAbsent(figure.name(), name -> new ArrayList<>())
                        .add(figure));
        List<Figure> longest =
                lines.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        if (longest.size() < 2) {
            return "";
        }
        double limit = lines.values().stream()
                .flatMap(List::stream)
                .flatMap(figure -> figure.limit().stream())
                .findFirst()
                .orElse(0.0);
        double top = 1.25
                * lines.values().stream()
                        .flatMap(List::stream)
                        .mapToDouble(Figure::value)
                        .reduce(limit, Math::max);
        StringBuilder drawn = new StringBuilder(text("title", LEFT, 16, "start", title));
        drawn.append(line("axis", LEFT, y(0, top), WIDTH - RIGHT, y(0, top)));
        drawn.append(line("limit", LEFT, y(limit, top), WIDTH - RIGHT, y(limit, top)));
        drawn.append(text("limit-text", WIDTH - RIGHT, y(limit, top) - 4, "end", "at most " + Figure.number(limit)));
        for (int i = 0; i < longest.size(); i++) {
            drawn.append(text("", x(i, longest.size()), HEIGHT - 16, "middle", size(longest.get(i))));
        }
        int each = 0;
        for (Map.Entry<String, List<Figure>> line : lines.entrySet()) {
            drawn.append(drawn("abc".substring(each, each + 1), line, top, lines.size() > 1, each));
            each = (each + 1) % 3;
        }
        return drawn.toString();
    }

    private static String drawn(
            String style, Map.Entry<String, List<Figure>> line, double top, boolean named, int place) {
        StringBuilder points = new StringBuilder();
        StringBuilder marks = new StringBuilder();
        List<Figure> values = line.getValue();
        for (int i = 0; i < values.size(); i++) {
            int x = x(i, values.size());
            int y = y(values.get(i).value(), top);
            points.append(x).append(',').append(y).append(' ');
            marks.append(String.format("<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"3\"/>%n", style, x, y));
            if (!named) {
                marks.append(text(
                        "", x, y + 16, "middle", Figure.number(values.get(i).value())));
            }
        }
        String name = named
                ? text(
                        style,
                        LEFT + 6 + 104 * place,
                        TOP,
                        "start",
                        line.getKey().replaceAll("facts of | ÷.*", ""))
                : "";
        return "<polyline class=\"" + style + "\" points=\"" + points.toString().strip() + "\"/>\n" + marks + name;
    }

    private static String size(Figure figure) {
        Matcher tags = TAGS.matcher(figure.size());
        return tags.find() ? tags.group(1) + " tags" : figure.size();
    }

    private static int x(int place, int of) {
        int inner = WIDTH - LEFT - RIGHT;
        return LEFT + inner * (2 * place + 1) / (2 * of);
    }

    private static int y(double value, double top) {
        return (int) Math.round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / top);
    }

    private static String text(String style, int x, int y, String anchor, String words) {
        return String.format(
                "<text%s x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
                style.isEmpty() ? "" : " class=\"" + style + "\"", x, y, anchor, words.replace("&", "&amp;"));
    }

    private static String line(String style, int x1, int y1, int x2, int y2) {
        return String.format("<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", style, x1, y1, x2, y2);
    }
}
