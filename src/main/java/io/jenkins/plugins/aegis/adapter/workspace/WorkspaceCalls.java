package io.jenkins.plugins.aegis.adapter.workspace;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.aegis.model.Digest;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/**
 * What is sent to an agent to be done there; arguments and answers are of types that Jenkins lets pass.
 *
 * <p>Named classes, since Jenkins warns of lambdas and anonymous classes that are sent.
 */
final class WorkspaceCalls {
    private WorkspaceCalls() {}

    /** An operation in a directory below that of the build. */
    private abstract static class Call<T> extends MasterToSlaveFileCallable<T> {
        private static final long serialVersionUID = 1L;
        private final ArrayList<String> directories;

        Call(List<String> directories) {
            this.directories = new ArrayList<>(directories);
        }

        @Override
        public final T invoke(File top, VirtualChannel channel) throws IOException, InterruptedException {
            Workspace workspace = new LocalDirectory(top.toPath());
            for (String directory : directories) {
                workspace = workspace.directory(directory);
            }
            return in(workspace, top);
        }

        abstract T in(Workspace workspace, File top) throws IOException, InterruptedException;
    }

    static final class Exists extends Call<Boolean> {
        private static final long serialVersionUID = 1L;
        private final String path;

        Exists(List<String> directories, String path) {
            super(directories);
            this.path = path;
        }

        @Override
        Boolean in(Workspace workspace, File top) throws IOException, InterruptedException {
            return workspace.exists(path);
        }
    }

    static final class ReadText extends Call<String> {
        private static final long serialVersionUID = 1L;
        private final String path;

        ReadText(List<String> directories, String path) {
            super(directories);
            this.path = path;
        }

        @Override
        String in(Workspace workspace, File top) throws IOException, InterruptedException {
            return workspace.readText(path);
        }
    }

    static final class WriteText extends Call<Void> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final String text;
        private final boolean secret;

        WriteText(List<String> directories, String path, String text, boolean secret) {
            super(directories);
            this.path = path;
            this.text = text;
            this.secret = secret;
        }

        @Override
        Void in(Workspace workspace, File top) throws IOException, InterruptedException {
            if (secret) {
                workspace.writeSecret(path, text);
            } else {
                workspace.writeText(path, text);
            }
            return null;
        }
    }

    static final class TakeUpload extends Call<Void> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final String upload;

        TakeUpload(List<String> directories, String path, String upload) {
            super(directories);
            this.path = path;
            this.upload = upload;
        }

        @Override
        Void in(Workspace workspace, File top) throws IOException, InterruptedException {
            try (InputStream content = new LocalDirectory(top.toPath()).open(upload)) {
                workspace.copyFrom(content, path);
            }
            return null;
        }
    }

    static final class Create extends Call<Void> {
        private static final long serialVersionUID = 1L;

        Create(List<String> directories) {
            super(directories);
        }

        @Override
        Void in(Workspace workspace, File top) throws IOException, InterruptedException {
            workspace.create();
            return null;
        }
    }

    static final class Move extends Call<Void> {
        private static final long serialVersionUID = 1L;
        private final String from;
        private final String to;

        Move(List<String> directories, String from, String to) {
            super(directories);
            this.from = from;
            this.to = to;
        }

        @Override
        Void in(Workspace workspace, File top) throws IOException, InterruptedException {
            workspace.move(from, to);
            return null;
        }
    }

    static final class Files extends Call<ArrayList<String>> {
        private static final long serialVersionUID = 1L;

        Files(List<String> directories) {
            super(directories);
        }

        @Override
        ArrayList<String> in(Workspace workspace, File top) throws IOException, InterruptedException {
            return new ArrayList<>(workspace.files());
        }
    }

    /** The digest's hexadecimal digits. */
    static final class DigestOf extends Call<String> {
        private static final long serialVersionUID = 1L;
        private final String path;
        private final Digest.Algorithm algorithm;

        DigestOf(List<String> directories, String path, Digest.Algorithm algorithm) {
            super(directories);
            this.path = path;
            this.algorithm = algorithm;
        }

        @Override
        String in(Workspace workspace, File top) throws IOException, InterruptedException {
            return workspace.digest(path, algorithm).hex();
        }
    }

    static final class Delete extends Call<Void> {
        private static final long serialVersionUID = 1L;

        Delete(List<String> directories) {
            super(directories);
        }

        @Override
        Void in(Workspace workspace, File top) throws IOException, InterruptedException {
            workspace.delete();
            return null;
        }
    }
}
