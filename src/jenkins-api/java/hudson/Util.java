package hudson;

public class Util {
    private Util() {}

    public static String fixNull(String s) {
        return s == null ? "" : s;
    }

    public static String fixEmpty(String s) {
        return s == null || s.isEmpty() ? null : s;
    }

    public static String fixEmptyAndTrim(String s) {
        return s == null ? null : fixEmpty(s.trim());
    }

    public static String getTimeSpanString(long duration) {
        throw new UnsupportedOperationException("declaration only");
    }

    public static String xmlEscape(String text) {
        throw new UnsupportedOperationException("declaration only");
    }
}
