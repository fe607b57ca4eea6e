package io.jenkins.plugins.aegis.rehearsal.forge;

/** A label that issues of the repository may carry; {@code color} is six hexadecimal digits. */
record Label(long id, String name, String color, String description) {}
