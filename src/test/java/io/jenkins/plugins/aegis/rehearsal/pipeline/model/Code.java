package io.jenkins.plugins.aegis.rehearsal.pipeline.model;

/**
 * A piece of the Jenkinsfile that is evaluated later: a block of steps, a condition, a value.
 *
 * @param index its place among the closures that the compiled Jenkinsfile hands over
 * @param line where it begins in the Jenkinsfile
 */
public record Code(int index, int line) {}
