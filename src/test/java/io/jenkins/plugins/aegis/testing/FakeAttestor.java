package io.jenkins.plugins.aegis.testing;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Attestor;
import java.util.Optional;

/** Vouches by writing its name before the statement, and believes nothing else; may have no key. */
public final class FakeAttestor implements Attestor {
    private final Optional<String> key;

    /** Has a key. */
    public FakeAttestor() {
        this(Optional.of("key"));
    }

    private FakeAttestor(Optional<String> key) {
        this.key = key;
    }

    public static FakeAttestor withoutKey() {
        return new FakeAttestor(Optional.empty());
    }

    /** Another installation's. */
    public static FakeAttestor withKey(String name) {
        return new FakeAttestor(Optional.of(name));
    }

    @Override
    public Observed<String> signer() {
        return key.map(name -> Observed.present(name, "the signing key"))
                .orElseGet(() -> Observed.absent("the signing key"));
    }

    @Override
    public Optional<String> attest(String statement) {
        return key.map(name -> name + " says: " + statement);
    }

    @Override
    public Observed<Verdict> verify(String bundle) {
        if (key.isEmpty()) {
            return Observed.unknown("the signature of " + BUNDLE, "no signing key is configured");
        }
        String mark = key.get() + " says: ";
        return Observed.present(
                bundle.startsWith(mark)
                        ? new Verdict.Genuine(bundle.substring(mark.length()))
                        : new Verdict.Refused("it does not begin with \"" + mark + "\""),
                "the signature of " + BUNDLE);
    }
}
