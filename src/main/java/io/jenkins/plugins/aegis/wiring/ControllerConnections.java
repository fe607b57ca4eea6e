package io.jenkins.plugins.aegis.wiring;

import hudson.Extension;
import io.jenkins.plugins.aegis.adapter.github.RepositoryAccess;
import io.jenkins.plugins.aegis.adapter.http.HttpDownloads;
import io.jenkins.plugins.aegis.adapter.http.RetryPolicy;
import io.jenkins.plugins.aegis.adapter.jenkins.ControllerHttp;
import io.jenkins.plugins.aegis.adapter.registry.RegistryAccount;
import io.jenkins.plugins.aegis.adapter.registry.RegistryEndpoint;
import io.jenkins.plugins.aegis.config.Connections;
import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Asks from the controller, as a release does. */
@Extension
public final class ControllerConnections implements Connections {
    private static final int MOST = 1 << 23;

    @Override
    public Answer forge(URI api, String repository, String token) throws InterruptedException {
        try {
            RepositoryAccess access = RepositoryAccess.ask(downloads(), api, repository, token);
            return new Answer(access.mayPush(), access.text());
        } catch (IOException e) {
            return unanswered(api, e);
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
    private static HttpDownloads downloads() {
        return ControllerHttp.downloads().with(RetryPolicy.NEVER);
    }

    private static Answer unanswered(URI address, IOException failure) {
        return new Answer(false, address + " does not answer: " + failure.getMessage());
    }
}
