package io.jenkins.plugins.aegis.model;

/**
 * A built file, identified by its content.
 *
 * @param name file name, as published
 * @param size in bytes
 */
public record Artifact(String name, long size, Digest sha256, Digest sha512) {}
