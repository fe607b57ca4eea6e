package io.jenkins.plugins.aegis.faults;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A real server, with something on it for each call that the product makes to servers of its kind. */
interface Site extends AutoCloseable {
    URI address();

    /** @param number differs from trial to trial */
    Trial trial(Call call, int number) throws Exception;

    /** What it is shown and must be seen nowhere else, by kind. */
    default Map<String, String> secrets() {
        return Map.of();
    }

    /** Directory in which a trial leaves files, in those whose names end with its number. */
    Path home();

    @Override
    void close();
}
