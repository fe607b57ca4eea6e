package hudson;

public class Util {
    private Util() {}

    public static String fixNull(String s) {
        return s == null ? "" : s;
    }

    public static String getTimeSpanString(long duration) {
        throw new UnsupportedOperationException("declaration only");
    }
}
