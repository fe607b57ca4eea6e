package hudson.util;

import java.io.IOException;
import org.kohsuke.stapler.HttpResponse;

public abstract class FormValidation extends IOException implements HttpResponse {
    private static final long serialVersionUID = 1L;

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }

    public final Kind kind;

    private FormValidation(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public abstract String renderHtml();

    private static FormValidation plain(Kind kind, String message) {
        return new FormValidation(kind, message) {
            private static final long serialVersionUID = 1L;

            @Override
            public String renderHtml() {
                throw new UnsupportedOperationException("declaration only");
            }
        };
    }

    public static FormValidation error(String message) {
        return plain(Kind.ERROR, message);
    }

    public static FormValidation warning(String message) {
        return plain(Kind.WARNING, message);
    }

    public static FormValidation ok(String message) {
        return plain(Kind.OK, message);
    }

    public static FormValidation ok() {
        return plain(Kind.OK, null);
    }
}
