package io.jenkins.plugins.aegis.adapter.signing;

import io.jenkins.plugins.aegis.adapter.process.CommandOutput;
import io.jenkins.plugins.aegis.model.KeylessSigning;
import io.jenkins.plugins.aegis.model.Printable;
import io.jenkins.plugins.aegis.port.CommandRunner;
import io.jenkins.plugins.aegis.port.CommandRunner.Command;
import io.jenkins.plugins.aegis.port.CommandRunner.Result;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The {@code cosign} program of the machine that builds, version 3.
 *
 * <p>It gets the identity token in a file that only its owner may read, and what it trusts from our configuration: not
 * from variables, and not from what an earlier run left in the home directory.
 */
public final class Cosign {
    private static final String PROGRAM = "cosign";
    private static final String PREDICATE_TYPE = "https://slsa.dev/provenance/v1";
    private static final String BUNDLE_FILE = "bundle.json";
    private static final String REMEDY =
            "install cosign 3.0.1 or later on the agent, or configure a signing key instead";

    /** cosign itself ends after three minutes. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** What it says where it could not ask, as opposed to where it was answered. */
    private static final Pattern UNANSWERED =
            Pattern.compile("(?i)dial tcp|i/o timeout|deadline exceeded|connection (?:refused|reset)|TLS handshake"
                    + "|setting trusted material|\\bTUF\\b");

    private final CommandRunner commands;
    private final Workspace scratch;
    private final KeylessSigning signing;
    private final TrustRequirements requirements;
    private final Duration longest;
    private boolean usable;

    /** @param scratch a directory of this object alone, deleted after each run */
    public Cosign(CommandRunner commands, Workspace scratch, KeylessSigning signing) {
        this(commands, scratch, signing, LONGEST);
    }

    Cosign(CommandRunner commands, Workspace scratch, KeylessSigning signing, Duration longest) {
        this.commands = commands;
        this.scratch = scratch;
        this.signing = signing;
        this.requirements = TrustRequirements.of(signing.trustedRoot());
        this.longest = longest;
    }

    /**
     * Asks the program what it can do; distributions build it without its version number.
     *
     * @throws PortUnavailable if there is none, or one that cannot sign a whole statement into a bundle of today's form
     */
    void requireUsable() throws PortUnavailable, InterruptedException {
        if (usable) {
            return;
        }
        Result help;
        try {
            // Makes the directory to run in.
            scratch.writeText("asked", "");
            help = commands.run(Command.of(scratch.path(), List.of(PROGRAM, "attest-blob", "--help")));
        } catch (PortUnavailable e) {
            throw new PortUnavailable(e.getMessage() + "; " + REMEDY, e);
        } catch (IOException e) {
            throw new PortUnavailable("no file can be written for cosign: " + e.getMessage(), e);
        } finally {
            deleteFiles();
        }
        String options = help.output() + help.errors();
        boolean old = options.contains("--new-bundle-format=false");
        if (!help.succeeded() || old || !options.contains("--statement") || !options.contains("--trusted-root")) {
            throw new PortUnavailable("the program cosign is too old, or is another program of that name: its"
                    + " attest-blob signs no whole statement into a Sigstore bundle; " + REMEDY);
        }
        usable = true;
    }

    /** @return the bundle that it wrote, whatever that is */
    String sign(String statement, String token) throws PortUnavailable, InterruptedException {
        try {
            scratch.writeText("statement.json", statement);
            scratch.writeSecret("identity-token", token.strip());
            List<String> arguments = new ArrayList<>(List.of(
                    PROGRAM,
                    "attest-blob",
                    "--yes",
                    "--statement=" + file("statement.json"),
                    "--bundle=" + file(BUNDLE_FILE),
                    "--identity-token=" + file("identity-token"),
                    "--oidc-disable-ambient-providers"));
            arguments.addAll(services());
            Result result = run(arguments, Set.of(token.strip()));
            if (!result.succeeded()) {
                throw new PortUnavailable("cosign could not sign as " + signing + ": " + lastWords(result)
                        + "; check that the identity token is valid now and made for the audience \"sigstore\", and"
                        + " that the services of the signing configuration can be reached from the agent");
            }
            if (!scratch.exists(BUNDLE_FILE)) {
                throw new PortUnavailable("cosign ended well and wrote no bundle; " + REMEDY);
            }
            return scratch.readText(BUNDLE_FILE);
        } catch (IOException e) {
            throw new PortUnavailable("the files of cosign: " + e.getMessage(), e);
        } finally {
            deleteFiles();
        }
    }

    /**
     * Whether the bundle is signed by the configured identity, at a time and with a certificate that are proven.
     *
     * @return why not; empty if it is
     * @throws PortUnavailable if cosign could not say
     */
    Optional<String> refusal(String bundle) throws PortUnavailable, InterruptedException {
        requireUsable();
        try {
            scratch.writeText(BUNDLE_FILE, bundle);
            List<String> arguments = new ArrayList<>(List.of(
                    PROGRAM,
                    "verify-blob-attestation",
                    "--bundle=" + file(BUNDLE_FILE),
                    "--certificate-identity=" + signing.identity(),
                    "--certificate-oidc-issuer=" + signing.issuer(),
                    "--type=" + PREDICATE_TYPE,
                    // Which files the statement names is compared with what users download.
                    "--check-claims=false"));
            arguments.addAll(trustedRoot());
            arguments.addAll(requirements.options());
            Result result = run(arguments, Set.of());
            if (result.succeeded()) {
                return Optional.empty();
            }
            String words = lastWords(result);
            if (UNANSWERED.matcher(words).find()) {
                throw new PortUnavailable("cosign could not verify: " + words);
            }
            return Optional.of(words);
        } catch (IOException e) {
            throw new PortUnavailable("the files of cosign: " + e.getMessage(), e);
        } finally {
            deleteFiles();
        }
    }

    private List<String> services() throws IOException, InterruptedException {
        List<String> options = new ArrayList<>();
        if (signing.signingConfig().isPresent()) {
            scratch.writeText("signing-config.json", signing.signingConfig().get());
            options.add("--signing-config=" + file("signing-config.json"));
        }
        options.addAll(trustedRoot());
        return options;
    }

    private List<String> trustedRoot() throws IOException, InterruptedException {
        if (signing.trustedRoot().isEmpty()) {
            return List.of();
        }
        scratch.writeText("trusted-root.json", signing.trustedRoot().get());
        return List.of("--trusted-root=" + file("trusted-root.json"));
    }

    private Result run(List<String> arguments, Set<String> secrets) throws PortUnavailable, InterruptedException {
        Map<String, String> environment = Map.of("TUF_ROOT", file("tuf"));
        return commands.run(new Command(
                arguments,
                scratch.path(),
                environment,
                secrets,
                "",
                Optional.empty(),
                longest,
                StandardCharsets.UTF_8));
    }

    private String file(String name) {
        return scratch.directory(name).path();
    }

    /** Its error, which it prints twice, or else the end of what it printed. */
    private static String lastWords(Result result) {
        return result.errors()
                .lines()
                .filter(line -> line.startsWith("Error: "))
                .reduce((first, second) -> second)
                .map(line -> Printable.of(line.substring("Error: ".length()), 500))
                .orElseGet(() -> "exit code " + result.exitCode() + ", " + CommandOutput.ofFailed(result));
    }

    private void deleteFiles() throws PortUnavailable, InterruptedException {
        try {
            scratch.delete();
        } catch (IOException e) {
            throw new PortUnavailable("the file with the identity token could not be deleted: " + e.getMessage(), e);
        }
    }
}
