package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;

/** A submitted review of a pull request's head commit at that time. */
record Review(long id, int pull, String author, String state, String body, String commit, Instant submitted) {}
