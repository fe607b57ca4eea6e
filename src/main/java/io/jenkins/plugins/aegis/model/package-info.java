/** Values of the release domain: immutable, without I/O, clock or environment. */
package io.jenkins.plugins.aegis.model;
