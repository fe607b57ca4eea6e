package io.jenkins.plugins.aegis.rehearsal.pipeline;

/** What a run is given from outside. */
record Collaborators(StepCatalog catalog, StepHost host, InputHandler inputs, PipelineListener listener) {}
