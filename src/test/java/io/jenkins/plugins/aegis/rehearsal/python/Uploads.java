package io.jenkins.plugins.aegis.rehearsal.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes what twine sends, by the rules of PyPI: a token, a file name that states project and version, digests that are
 * those of the content, and never other bytes under a name that was used.
 *
 * <p>Source: "Upload API" of PyPI's documentation, and its answers.
 */
final class Uploads {
    private static final String USER = "__token__";

    private final IndexStorage storage;
    private final String token;
    private final List<String> received = new CopyOnWriteArrayList<>();

    Uploads(IndexStorage storage, String token) {
        this.storage = storage;
        this.token = token;
    }

    /** Names of the files that were sent with a right token, in order, whatever became of them. */
    List<String> received() {
        return List.copyOf(received);
    }

    IndexAnswer take(Optional<String> authorization, String contentType, byte[] body) throws IOException {
        String right =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + token).getBytes(StandardCharsets.UTF_8));
        if (!authorization.equals(Optional.of(right))) {
            return IndexAnswer.text(403, "Invalid or non-existent authentication information.");
        }
        Optional<UploadForm> form = UploadForm.read(contentType, body);
        if (form.isEmpty()) {
            return IndexAnswer.text(400, "The request is no multipart form.");
        }
        received.add(form.get().fileName());
        Optional<String> fault = fault(form.get());
        return fault.isPresent() ? IndexAnswer.text(400, fault.get()) : store(form.get());
    }

    private IndexAnswer store(UploadForm form) throws IOException {
        String project = IndexStorage.normalised(form.field("name"));
        return switch (storage.store(project, form.fileName(), form.content())) {
            case STORED, SAME_BYTES_THERE -> IndexAnswer.text(200, "");
            case OTHER_BYTES_THERE ->
                IndexAnswer.text(400, "File already exists (" + form.fileName() + "); a file name is used once.");
        };
    }

    private static Optional<String> fault(UploadForm form) {
        if (!form.field(":action").equals("file_upload")
                || !form.field("protocol_version").equals("1")) {
            return Optional.of("Unknown action or protocol version.");
        }
        if (!form.fileName().matches("[A-Za-z0-9][A-Za-z0-9._+-]*(\\.whl|\\.tar\\.gz)") || !statesProject(form)) {
            return Optional.of("Invalid distribution filename: " + form.fileName());
        }
        if (!agrees(form, "sha256_digest", "SHA-256") || !agrees(form, "md5_digest", "MD5")) {
            return Optional.of("The digest supplied does not match a digest calculated from the uploaded file.");
        }
        return Optional.empty();
    }

    private static boolean statesProject(UploadForm form) {
        String start = IndexStorage.normalised(form.field("name") + "-" + form.field("version"));
        return !form.field("name").isEmpty()
                && !form.field("version").isEmpty()
                && IndexStorage.normalised(form.fileName()).startsWith(start);
    }

    private static boolean agrees(UploadForm form, String field, String algorithm) {
        return form.field(field).toLowerCase(Locale.ROOT).equals(IndexStorage.hex(algorithm, form.content()));
    }
}
