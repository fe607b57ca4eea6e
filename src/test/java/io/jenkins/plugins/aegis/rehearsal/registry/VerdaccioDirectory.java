package io.jenkins.plugins.aegis.rehearsal.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.jenkins.plugins.aegis.rehearsal.tools.NpmSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files of one Verdaccio: its storage stays from run to run, configuration and account are written at each start. */
record VerdaccioDirectory(Path root) {

    Path configuration() {
        return root.resolve("config.yaml");
    }

    Path log() {
        return root.resolve("verdaccio.log");
    }

    private Path accounts() {
        return root.resolve("htpasswd");
    }

    /**
     * Packages that match one of {@code ownPackages} are served from the storage alone, so that no version of theirs
     * on the public registry shows through; all others come from the registry that npm on this machine uses, and
     * cannot be published.
     */
    void write(List<String> ownPackages, RegistryAccount account, NpmSettings npm) throws IOException {
        Files.createDirectories(root);
        replace(accounts(), account.htpasswdLine().getBytes(StandardCharsets.UTF_8));
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        replace(configuration(), yaml.writeValueAsBytes(settings(yaml.createObjectNode(), ownPackages, npm)));
    }

    private ObjectNode settings(ObjectNode settings, List<String> ownPackages, NpmSettings npm) {
        settings.put("storage", root.resolve("storage").toString());
        settings.putObject("web").put("enable", false);
        settings.put("max_body_size", "1gb");
        settings.putObject("auth")
                .putObject("htpasswd")
                .put("file", accounts().toString())
                .put("max_users", -1);
        ObjectNode uplink = settings.putObject("uplinks").putObject("machine");
        uplink.put("url", npm.registry().toString());
        npm.value("proxy").ifPresent(proxy -> uplink.put("http_proxy", proxy));
        npm.value("https-proxy").ifPresent(proxy -> uplink.put("https_proxy", proxy));
        npm.value("noproxy").ifPresent(hosts -> uplink.put("no_proxy", hosts));
        ObjectNode packages = settings.putObject("packages");
        ownPackages.forEach(
                pattern -> packages.putObject(pattern).put("access", "$all").put("publish", "$authenticated"));
        // A group that nobody is in.
        packages.putObject("**").put("access", "$all").put("publish", "nobody").put("proxy", "machine");
        settings.putObject("log").put("type", "stdout").put("format", "pretty").put("level", "http");
        return settings;
    }

    /** Readable by this user only: accounts and proxies are nobody else's business. */
    static void replace(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content, StandardOpenOption.WRITE);
    }
}
