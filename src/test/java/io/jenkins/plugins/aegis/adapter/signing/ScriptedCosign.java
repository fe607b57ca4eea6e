package io.jenkins.plugins.aegis.adapter.signing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Behaves as cosign 3 does, as far as is told, in this process; signs with the same certified key each time. */
final class ScriptedCosign implements CommandRunner {
    private static final String ABILITIES = "--statement --signing-config --trusted-root";

    private final CertifiedKey key;
    private final List<Command> commands = new ArrayList<>();
    private String help = ABILITIES;
    private Optional<PortUnavailable> noStart = Optional.empty();
    private Optional<Result> attesting = Optional.empty();
    private Optional<Result> verifying = Optional.empty();
    private Optional<String> written = Optional.empty();
    private String tokenFile = "";

    ScriptedCosign(CertifiedKey key) {
        this.key = key;
    }

    ScriptedCosign missing() {
        noStart = Optional.of(new PortUnavailable("Cannot run cosign: No such file or directory"));
        return this;
    }

    ScriptedCosign able(String text) {
        help = text;
        return this;
    }

    /** Ends so where it is to sign, and writes nothing. */
    ScriptedCosign attesting(int exitCode, String errors) {
        attesting = Optional.of(new Result(exitCode, "", errors));
        return this;
    }

    ScriptedCosign verifying(int exitCode, String errors) {
        verifying = Optional.of(new Result(exitCode, "", errors));
        return this;
    }

    /** Writes this where a bundle is asked for. */
    ScriptedCosign writing(String text) {
        written = Optional.of(text);
        return this;
    }

    List<Command> commands() {
        return commands;
    }

    /** How often it has signed, or was to. */
    long signings() {
        return commands.stream()
                .filter(command -> command.arguments().stream().anyMatch(word -> word.startsWith("--statement=")))
                .count();
    }

    /** Content and permissions of the file with the token while it ran. */
    String tokenFile() {
        return tokenFile;
    }

    @Override
    public Result run(Command command) throws PortUnavailable {
        commands.add(command);
        if (noStart.isPresent()) {
            throw noStart.get();
        }
        if (command.arguments().contains("--help")) {
            return new Result(0, help, "");
        }
        if (command.arguments().get(1).equals("verify-blob-attestation")) {
            return verifying.orElse(new Result(0, "", "Verified OK\n"));
        }
        try {
            return attesting.isPresent() ? attesting.get() : sign(command);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Result sign(Command command) throws IOException {
        Path token = option(command, "--identity-token");
        tokenFile = Files.readString(token) + " " + PosixFilePermissions.toString(Files.getPosixFilePermissions(token));
        byte[] payload = Files.readAllBytes(option(command, "--statement"));
        Files.writeString(option(command, "--bundle"), written.isPresent() ? written.get() : bundle(payload));
        return new Result(0, "", "Wrote bundle to file\n");
    }

    private String bundle(byte[] payload) throws IOException {
        byte[] signature = key.sign(SigstoreBundle.preAuthentication(payload));
        Base64.Encoder base64 = Base64.getEncoder();
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "mediaType",
                        "application/vnd.dev.sigstore.bundle.v0.3+json",
                        "verificationMaterial",
                        Map.of("certificate", Map.of("rawBytes", key.certificate())),
                        "dsseEnvelope",
                        Map.of(
                                "payload",
                                base64.encodeToString(payload),
                                "payloadType",
                                "application/vnd.in-toto+json",
                                "signatures",
                                List.of(Map.of("sig", base64.encodeToString(signature))))));
    }

    private static Path option(Command command, String name) {
        return command.arguments().stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> Path.of(word.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
