package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.Attestor;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Signs with a key of ours; its bundles are entered in no transparency log. */
public final class SigstoreAttestor implements Attestor {
    private final Optional<SigningKey> key;

    /** @param key empty if none is configured: then nothing is attested, and nothing can be judged */
    public SigstoreAttestor(Optional<SigningKey> key) {
        this.key = key;
    }

    @Override
    public Observed<String> signer() {
        String source = "the signing key";
        return key.map(each -> Observed.present("key " + each.hint(), source)).orElseGet(() -> Observed.absent(source));
    }

    @Override
    public Optional<String> attest(String statement) {
        byte[] payload = statement.getBytes(StandardCharsets.UTF_8);
        return key.map(each ->
                SigstoreBundle.write(each.hint(), payload, each.sign(SigstoreBundle.preAuthentication(payload))));
    }

    @Override
    public Observed<Verdict> verify(String bundle) {
        String source = "the signature of " + BUNDLE;
        return key.map(each -> Observed.present(judge(each, bundle), source))
                .orElseGet(() -> Observed.unknown(source, "no signing key is configured"));
    }

    private static Verdict judge(SigningKey key, String text) {
        try {
            SigstoreBundle bundle = SigstoreBundle.read(text);
            SigstoreBundle.expect(
                    "key", key.hint(), bundle.material().path("publicKey").path("hint"));
            return key.verifies(bundle.signed(), bundle.signature())
                    ? new Verdict.Genuine(bundle.statement())
                    : new Verdict.Refused("the signature is not that of key " + key.hint() + " over its statement");
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(e.getMessage());
        }
    }
}
