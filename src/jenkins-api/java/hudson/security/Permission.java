package hudson.security;

public final class Permission {
    public static final Permission READ = new Permission("GenericRead");
    public static final Permission UPDATE = new Permission("GenericUpdate");
    public static final Permission CONFIGURE = new Permission("GenericConfigure");
    public final String name;

    private Permission(String name) {
        this.name = name;
    }

    public boolean getEnabled() {
        throw new UnsupportedOperationException("declaration only");
    }
}
