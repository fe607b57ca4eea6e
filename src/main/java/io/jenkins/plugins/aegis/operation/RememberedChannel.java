package io.jenkins.plugins.aegis.operation;

import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.model.Observed;
import io.jenkins.plugins.aegis.port.PackageChannel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A channel of which, once this step has sent a package, the first answer that shows the version is kept until the next
 * observation: the effect has looked after it sent, and what is published does not change (lesson L22). Before that, and
 * as long as the version is not there, every question is asked.
 */
final class RememberedChannel implements PackageChannel {
    private final PackageChannel channel;
    private final Map<List<String>, Observed<Publication>> seen = new HashMap<>();
    private boolean sent;

    RememberedChannel(PackageChannel channel) {
        this.channel = channel;
    }

    /** A new observation begins: everything is asked again. */
    synchronized void askAnew() {
        sent = false;
        seen.clear();
    }

    @Override
    public Observed<Publication> published(String name, String version) throws InterruptedException {
        List<String> question = List.of(name, version);
        synchronized (this) {
            if (seen.containsKey(question)) {
                return seen.get(question);
            }
        }
        Observed<Publication> answer = channel.published(name, version);
        boolean there =
                answer.asOptional().filter(found -> !found.files().isEmpty()).isPresent();
        synchronized (this) {
            if (sent && there) {
                seen.put(question, answer);
            }
        }
        return answer;
    }

    @Override
    public void expectAbsence() {
        channel.expectAbsence();
    }

    @Override
    public boolean listsApart() {
        return channel.listsApart();
    }

    @Override
    public Observed<Map<String, String>> listed(String name, String version) throws InterruptedException {
        return channel.listed(name, version);
    }

    @Override
    public Observed<Map<String, Digest>> download(String name, String version) throws InterruptedException {
        return channel.download(name, version);
    }

    @Override
    public void publish(Upload upload) throws PortUnavailable, InterruptedException {
        try {
            channel.publish(upload);
        } finally {
            synchronized (this) {
                seen.clear();
                sent = true;
            }
        }
    }

    @Override
    public void moveLabel(String name, String version, String label) throws PortUnavailable, InterruptedException {
        try {
            channel.moveLabel(name, version, label);
        } finally {
            askAnew();
        }
    }

    @Override
    public String location(String name, String version) {
        return channel.location(name, version);
    }
}
