package hudson.model;

import java.io.Serializable;

public final class Result implements Serializable {
    private static final long serialVersionUID = 1L;
    public static final Result SUCCESS = new Result("SUCCESS", 0, true);
    public static final Result UNSTABLE = new Result("UNSTABLE", 1, true);
    public static final Result FAILURE = new Result("FAILURE", 2, true);
    public static final Result NOT_BUILT = new Result("NOT_BUILT", 3, false);
    public static final Result ABORTED = new Result("ABORTED", 4, false);
    public final int ordinal;
    public final boolean completeBuild;
    private final String name;

    private Result(String name, int ordinal, boolean completeBuild) {
        this.name = name;
        this.ordinal = ordinal;
        this.completeBuild = completeBuild;
    }

    public Result combine(Result that) {
        return ordinal < that.ordinal ? that : this;
    }

    public boolean isWorseThan(Result that) {
        return ordinal > that.ordinal;
    }

    public boolean isWorseOrEqualTo(Result that) {
        return ordinal >= that.ordinal;
    }

    public boolean isBetterOrEqualTo(Result that) {
        return ordinal <= that.ordinal;
    }

    @Override
    public String toString() {
        return name;
    }
    /** Unknown names are {@link #FAILURE}, as in Jenkins. */
    public static Result fromString(String s) {
        for (Result result : new Result[] {SUCCESS, UNSTABLE, NOT_BUILT, ABORTED}) {
            if (result.name.equalsIgnoreCase(s)) {
                return result;
            }
        }
        return FAILURE;
    }
}
