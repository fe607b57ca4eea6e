package io.jenkins.plugins.aegis.adapter.packaging;

import io.jenkins.plugins.aegis.descriptor.Channel;
import io.jenkins.plugins.aegis.port.PortUnavailable;
import io.jenkins.plugins.aegis.port.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Packs with Helm, after Helm found nothing wrong with the chart. */
record ChartPackager(Channel.Helm channel) implements Packager {
    @Override
    public void pack(Packing packing) throws PortUnavailable, InterruptedException {
        String version = packing.version().toString();
        packing.commands()
                .run(
                        packing.checkout(),
                        List.of(
                                List.of("helm", "lint", channel.chart()),
                                List.of(
                                        "helm",
                                        "package",
                                        channel.chart(),
                                        "--version=" + version,
                                        "--app-version=" + version,
                                        "--destination=" + packing.output().path())));
    }

    @Override
    public Stated read(Workspace output, List<String> files) throws IOException, InterruptedException {
        if (files.size() != 1) {
            throw new IOException("helm package was to leave one archive and left " + files);
        }
        String file = files.get(0);
        try (InputStream content = output.open(file)) {
            PackedChart chart = PackedChart.read(content);
            if (!file.equals(PackedChart.fileName(chart.name(), chart.version()))) {
                throw new IOException("helm package left " + file + ", which holds " + chart.name() + " "
                        + chart.version() + ": users would not find it under that name");
            }
            return new Stated(chart.name(), chart.version());
        }
    }
}
