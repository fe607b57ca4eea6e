package io.jenkins.plugins.aegis.rehearsal.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The files of a branch as a web site, as a forge serves them beside its API; read from the repository each time. */
public final class BranchPages implements HttpHandler {
    private final Path repository;
    private final String branch;
    private int lag;
    private int left;
    private boolean asked;
    private ObjectId shown;

    public BranchPages(Path repository, String branch) {
        this.repository = repository;
        this.branch = branch;
    }

    /** Lets each change of the branch be seen only after so many requests that still get what was before. */
    public synchronized void lagBy(int requests) {
        lag = requests;
        left = requests;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI()
                    .getPath()
                    .substring(exchange.getHttpContext().getPath().length());
            Optional<byte[]> file =
                    exchange.getRequestMethod().equals("GET") && !path.isEmpty() ? read(path) : Optional.empty();
            byte[] body = file.orElse("There is no such page.\n".getBytes(StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(file.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Optional<byte[]> read(String path) throws IOException {
        try (Repository git = new FileRepositoryBuilder()
                        .setGitDir(repository.toFile())
                        .setBare()
                        .build();
                RevWalk commits = new RevWalk(git)) {
            ObjectId tip = shown(git.resolve("refs/heads/" + branch));
            if (tip == null) {
                return Optional.empty();
            }
            try (TreeWalk file =
                    TreeWalk.forPath(git, path, commits.parseCommit(tip).getTree())) {
                return file == null || file.isSubtree()
                        ? Optional.empty()
                        : Optional.of(git.open(file.getObjectId(0)).getBytes());
            }
        }
    }

    private synchronized ObjectId shown(ObjectId now) {
        if (!asked || left == 0 || now != null && now.equals(shown)) {
            shown = now;
            left = lag;
            asked = true;
        } else {
            left--;
        }
        return shown;
    }
}
