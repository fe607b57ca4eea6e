package io.jenkins.plugins.aegis.faults;

import java.net.URI;
import java.util.List;

/** A real server, with something on it for each call that the product makes to servers of its kind. */
interface Site extends AutoCloseable {
    URI address();

    /** @param number differs from trial to trial */
    Trial trial(Call call, int number) throws Exception;

    /** What it is shown and must be seen nowhere else. */
    default List<String> secrets() {
        return List.of();
    }

    @Override
    void close();
}
