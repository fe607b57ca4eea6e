package io.jenkins.plugins.aegis.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import hudson.Extension;
import io.jenkins.plugins.aegis.adapter.github.RepositoryAccess;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.adapter.jenkins.ControllerHttp;
import io.jenkins.plugins.aegis.adapter.npm.RegistryAccount;
import io.jenkins.plugins.aegis.adapter.npm.RegistryEndpoint;
import io.jenkins.plugins.aegis.config.Connections;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** Asks from the controller, as a release does. */
@Extension
public final class ControllerConnections implements Connections {
    private static final int MOST = 1 << 23;
    private static final String GIT_SERVICE = "001e# service=git-upload-pack";
    private static final String END_OF_LIST = "0000";

    private final Supplier<HttpDownloads> downloads;

    public ControllerConnections() {
        this(ControllerHttp::downloads);
    }

    /** @param downloads carry the questions; whatever patience they have with a busy server is not used */
    public ControllerConnections(Supplier<HttpDownloads> downloads) {
        this.downloads = downloads;
    }

    @Override
    public Answer forge(URI api, String repository, String token) throws InterruptedException {
        try {
            RepositoryAccess access = RepositoryAccess.ask(downloads(), api, repository, token);
            return new Answer(access.mayPush(), access.text());
        } catch (IOException e) {
            return unanswered(api, e);
        }
    }

    /** The first request of {@code git ls-remote} over smart HTTP. Source: git's documentation, gitprotocol-http. */
    @Override
    public Answer git(URI remote, String basic) throws InterruptedException {
        URI refs = URI.create(remote.toString().replaceFirst("/+$", "") + "/info/refs?service=git-upload-pack");
        try {
            HttpDownloads.Reply reply = downloads().get(refs, Map.of("Authorization", "Basic " + basic), MOST);
            String list = new String(reply.body(), UTF_8);
            boolean lists = reply.status() == 200 && list.startsWith(GIT_SERVICE) && list.endsWith(END_OF_LIST);
            return new Answer(
                    lists,
                    lists
                            ? remote + " lists its branches and tags"
                            : remote + " does not answer as a git remote does, or not to this credential: "
                                    + reply.status());
        } catch (IOException e) {
            return unanswered(remote, e);
        }
    }

    @Override
    public Answer npm(URI registry, String token) throws InterruptedException {
        try {
            RegistryAccount account = RegistryAccount.ask(downloads(), new RegistryEndpoint(registry, token));
            return new Answer(account.usable(), account.text());
        } catch (IOException e) {
            return unanswered(registry, e);
        }
    }

    @Override
    public Answer document(URI address) throws InterruptedException {
        try {
            int status = downloads().get(address, Map.of(), MOST).status();
            return new Answer(status == 200, address + " answered " + status);
        } catch (IOException e) {
            return unanswered(address, e);
        }
    }

    /** Somebody sits before the form and waits. */
    private HttpDownloads downloads() {
        return downloads.get().with(RetryPolicy.NEVER);
    }

    private static Answer unanswered(URI address, IOException failure) {
        return new Answer(false, address + " does not answer: " + failure.getMessage());
    }
}
