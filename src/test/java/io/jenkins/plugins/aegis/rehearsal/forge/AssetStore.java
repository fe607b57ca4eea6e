package io.jenkins.plugins.aegis.rehearsal.forge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Files of releases; the bytes lie in the state directory under the asset's id. */
final class AssetStore {
    private final HostedRepository repository;
    private final ForgeState state;

    AssetStore(HostedRepository repository) {
        this.repository = repository;
        this.state = repository.state();
    }

    /** What comes with the bytes of an upload; {@code label} may be null. */
    record Upload(String name, String label, String mediaType, String uploader) {}

    Asset add(long release, Upload upload, byte[] bytes) {
        String name = safe(upload.name());
        refuseTaken(release, 0, name);
        if (bytes.length == 0) {
            throw ForgeFailure.of(400, "Bad Content-Length: ");
        }
        Asset.Content content = new Asset.Content(upload.mediaType(), bytes.length, digest(bytes));
        long id = state.nextId();
        BareRepository.io(() -> Files.write(file(id), bytes));
        Asset asset = new Asset(id, release, name, upload.label(), content, upload.uploader(), HostedRepository.now());
        state.assets.put(id, asset);
        return asset;
    }

    Asset rename(long id, String name, String label) {
        Asset asset = find(id);
        refuseTaken(asset.release(), id, name);
        Asset renamed = new Asset(id, asset.release(), name, label, asset.content(), asset.uploader(), asset.created());
        state.assets.put(id, renamed);
        return renamed;
    }

    private void refuseTaken(long release, long id, String name) {
        if (of(release).stream()
                .anyMatch(other -> other.id() != id && other.name().equals(name))) {
            throw ForgeFailure.invalid("ReleaseAsset", "name", "already_exists");
        }
    }

    /** GitHub renames files with characters that it does not like. */
    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._+-]", ".").replaceAll("^\\.+|\\.+$", "");
    }

    List<Asset> of(long release) {
        return ForgeState.select(state.assets.values(), asset -> asset.release() == release);
    }

    Asset find(long id) {
        return ForgeState.orNotFound(state.assets.get(id));
    }

    void delete(long id) {
        find(id);
        state.assets.remove(id);
        BareRepository.io(() -> Files.deleteIfExists(file(id)));
    }

    byte[] bytes(Asset asset) {
        return BareRepository.io(() -> Files.readAllBytes(file(asset.id())));
    }

    private Path file(long id) {
        return repository.settings().stateDirectory().resolve("assets").resolve(String.valueOf(id));
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
