package io.jenkins.plugins.aegis.scenario;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.aegis.adapter.signing.SigningKey;
import io.jenkins.plugins.aegis.adapter.signing.SigstoreAttestor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What somebody may do to release 0.2.0 of the sample project behind the pipeline's back. */
interface Tampering {
    String TAG = "v0.2.0";
    String BUNDLE = "package.sigstore";

    Undo change(SampleSite world) throws IOException;

    /** Makes it as it was. */
    @FunctionalInterface
    interface Undo {
        void perform() throws IOException;
    }

    static Tampering asset(String name) {
        return world -> ServedFile.asset(world, TAG, name).flipABit();
    }

    static Tampering asset(String name, UnaryOperator<String> edit) {
        return world -> ServedFile.asset(world, TAG, name).edit(edit);
    }

    /** Another statement in the bundle, under the signature of the first one. */
    static Tampering statement(UnaryOperator<String> edit) {
        return asset(BUNDLE, text -> bundle(text, envelope -> envelope.put("payload", edited(envelope, edit))));
    }

    /** A signature of the right form that the key did not make. */
    static Tampering signature() {
        return asset(
                BUNDLE,
                text -> bundle(text, envelope -> ((ObjectNode)
                                envelope.path("signatures").path(0))
                        .put("sig", Base64.getEncoder().encodeToString(new byte[70]))));
    }

    /** Another statement, signed by the key of the release: who has the key can do that. */
    static Tampering signedStatement(UnaryOperator<String> edit) {
        return world -> {
            SigningKey key = SigningKey.ofPem(
                    Files.readString(world.files().root().resolve("jenkins").resolve("signing-key.pem")));
            return ServedFile.asset(world, TAG, BUNDLE).edit(text -> new SigstoreAttestor(Optional.of(key))
                    .attest(edit.apply(payload(envelopeOf(tree(text)))))
                    .orElseThrow());
        };
    }

    static Tampering npm(String file) {
        return world -> ServedFile.npm(world, file).flipABit();
    }

    static Tampering npm(String file, UnaryOperator<String> edit) {
        return world -> ServedFile.npm(world, file).edit(edit);
    }

    static Tampering python(String file) {
        return world -> ServedFile.python(world, file).flipABit();
    }

    /** A commit on the branch that is served as pages. */
    static Tampering page(String path, UnaryOperator<String> edit) {
        return world -> {
            String before = world.remote().commit("gh-pages");
            String text = world.remote().file("gh-pages", path);
            world.remote().commitFile("gh-pages", "docs: polish", path, edit.apply(text) + "\n");
            return () -> world.remote().git("update-ref", "refs/heads/gh-pages", before);
        };
    }

    static Tampering prereleaseMark() {
        return world -> {
            mark(world, true);
            return () -> mark(world, false);
        };
    }

    private static void mark(SampleSite world, boolean prerelease) {
        world.forge()
                .patch(
                        "/releases/" + world.forge().release(TAG).path("id").asLong(),
                        "{\"prerelease\":" + prerelease + "}");
    }

    private static String bundle(String text, Consumer<ObjectNode> edit) {
        ObjectNode bundle = tree(text);
        edit.accept(envelopeOf(bundle));
        return bundle.toString();
    }

    private static ObjectNode envelopeOf(ObjectNode bundle) {
        return (ObjectNode) bundle.path("dsseEnvelope");
    }

    private static ObjectNode tree(String json) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String payload(ObjectNode envelope) {
        return new String(Base64.getDecoder().decode(envelope.path("payload").asText()), StandardCharsets.UTF_8);
    }

    private static String edited(ObjectNode envelope, UnaryOperator<String> edit) {
        return Base64.getEncoder().encodeToString(edit.apply(payload(envelope)).getBytes(StandardCharsets.UTF_8));
    }
}
