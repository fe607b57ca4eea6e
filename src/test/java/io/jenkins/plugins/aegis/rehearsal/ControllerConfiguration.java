package io.jenkins.plugins.aegis.rehearsal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What points a Jenkins controller at a served site, as Configuration as Code: the settings of the plugin, and the
 * credentials that they name.
 *
 * @param approvers users of the controller who may answer the go/no-go
 */
record ControllerConfiguration(RehearsalSite site, List<String> approvers) {
    static final String FORGE_CREDENTIALS = "aegis-rehearsal-forge";
    static final String NPM_CREDENTIALS = "aegis-rehearsal-npm";
    static final String SIGNING_CREDENTIALS = "aegis-rehearsal-signing-key";
    static final String PYPI_CREDENTIALS = "aegis-rehearsal-pypi";

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));

    /** A whole document; it holds tokens and a key, which open nothing but the served site. */
    String yaml() throws IOException {
        ObjectNode document = YAML.createObjectNode();
        ArrayNode credentials = document.putObject("credentials")
                .putObject("system")
                .putArray("domainCredentials")
                .addObject()
                .putArray("credentials");
        secretText(credentials, FORGE_CREDENTIALS, "Forge of the rehearsal", People.TOKEN);
        secretText(
                credentials,
                NPM_CREDENTIALS,
                "npm registry of the rehearsal",
                site.registry().token());
        secretText(
                credentials,
                PYPI_CREDENTIALS,
                "Python index of the rehearsal",
                site.index().token());
        signingKey(credentials);
        document.putObject("unclassified").putObject("aegisRelease").set("site", plugin());
        try {
            return YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void secretText(ArrayNode credentials, String id, String description, String secret) {
        credentials
                .addObject()
                .putObject("string")
                .put("scope", "GLOBAL")
                .put("id", id)
                .put("description", description)
                .put("secret", literal(secret));
    }

    private void signingKey(ArrayNode credentials) throws IOException {
        RehearsalKey.of(site.directory());
        credentials
                .addObject()
                .putObject("file")
                .put("scope", "GLOBAL")
                .put("id", SIGNING_CREDENTIALS)
                .put("description", "Key of the rehearsal that signs attestations")
                .put("fileName", "signing-key.pem")
                .put(
                        "secretBytes",
                        Base64.getEncoder()
                                .encodeToString(
                                        Files.readAllBytes(site.directory().signingKey())));
    }

    /** Configuration as Code replaces what stands in {@code ${…}}, and {@code ^${…}} stands for itself. */
    private static String literal(String text) {
        return text.replace("${", "^${");
    }

    private ObjectNode plugin() {
        Path releasePlease = site.tools().releasePlease();
        return YAML.createObjectNode()
                .put("repository", site.project().repository())
                .put("remote", literal(site.project().remote().toString()))
                .put("forgeApi", site.forge().endpoint().toString())
                .put("npmRegistry", site.registry().url().toString())
                .put("pypiIndex", site.index().index().toString())
                .put("pypiUpload", site.index().upload().toString())
                .put("helmRepository", site.helmRepository().toString())
                .put("forgeCredentialsId", FORGE_CREDENTIALS)
                .put("npmCredentialsId", NPM_CREDENTIALS)
                .put("signingCredentialsId", SIGNING_CREDENTIALS)
                .put("pypiCredentialsId", PYPI_CREDENTIALS)
                .put("approvers", String.join("\n", approvers))
                .put("approverMayBeRequester", false)
                .put("committerName", "Aegis Release")
                .put("committerEmail", "aegis-release@rehearsal.invalid")
                .put("releasePlease", literal(releasePlease.toAbsolutePath().toString()));
    }
}
