package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.model.BuiltPackage;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.util.List;

/**
 * Where a build leaves its files: each channel in a directory of its own while packages are made, all in one at the end.
 *
 * <p>So nobody has to guess whose a file is, whichever package is made at the same time.
 */
record BuildOutput(Workspace directory) {
    private static final String PARTS = ".parts";

    /** Takes away whatever an earlier build left. */
    void clear() throws IOException, InterruptedException {
        directory.delete();
    }

    /** The directory of one channel, which is there and empty. */
    Workspace partOf(Channel channel) throws IOException, InterruptedException {
        Workspace part = directory.directory(part(channel.place().name()));
        part.create();
        return part;
    }

    /** @throws IOException if two packages have a file of one name */
    void gather(List<BuiltPackage> packages) throws IOException, InterruptedException {
        for (BuiltPackage each : packages) {
            for (String file : each.files()) {
                if (directory.exists(file)) {
                    throw new IOException("channel " + each.channel() + " packs " + file
                            + ", and so does one before it; two channels must not pack files of one name");
                }
                directory.move(part(each.channel()) + "/" + file, file);
            }
        }
        directory.directory(PARTS).delete();
    }

    private static String part(String channel) {
        return PARTS + "/" + channel;
    }
}
