package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;

/** Something in the Jenkinsfile that cannot be run, and the line where it stands. */
public record Problem(int line, String message) {}
