package io.jenkins.plugins.aegis.rehearsal.forge;

import java.time.Instant;

/** A comment below an issue or pull request. */
record Comment(long id, int issue, String author, String body, Instant created) {}
