package io.jenkins.plugins.aegis.rehearsal.python;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form that twine posts. Source: RFC 7578.
 *
 * @param fields the first value of each field that is no file
 * @param fileName of the field {@code content}; empty without it
 */
record UploadForm(Map<String, String> fields, String fileName, byte[] content) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]+)\"?");
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");

    /** Empty if it is no such form. */
    static Optional<UploadForm> read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.startsWith("multipart/form-data") || !boundary.find()) {
            return Optional.empty();
        }
        // One byte is one character, so that positions in the text are positions in the bytes.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String delimiter = "--" + boundary.group(1);
        Map<String, String> fields = new LinkedHashMap<>();
        String fileName = "";
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        int at = text.indexOf(delimiter);
        while (at >= 0 && !text.startsWith(delimiter + "--", at)) {
            int headers = text.indexOf("\r\n", at) + 2;
            int start = text.indexOf("\r\n\r\n", at) + 4;
            int next = text.indexOf("\r\n" + delimiter, start - 2);
            if (headers < 2 || start < 4 || next < 0) {
                return Optional.empty();
            }
            String header = text.substring(headers, start);
            Matcher name = NAME.matcher(header);
            Matcher file = FILE_NAME.matcher(header);
            if (name.find() && file.find() && name.group(1).equals("content")) {
                fileName = file.group(1);
                content.write(body, start, Math.max(0, next - start));
            } else {
                String value = new String(body, start, Math.max(0, next - start), StandardCharsets.UTF_8);
                fields.putIfAbsent(name.reset().find() ? name.group(1) : "", value);
            }
            at = next + 2;
        }
        return Optional.of(new UploadForm(fields, fileName, content.toByteArray()));
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
