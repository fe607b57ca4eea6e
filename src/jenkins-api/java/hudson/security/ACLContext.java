package hudson.security;

/** Holds nothing, since steps that take up an identity are executed by the rehearsal too. */
public class ACLContext implements AutoCloseable {
    ACLContext() {}

    @Override
    public void close() {}
}
