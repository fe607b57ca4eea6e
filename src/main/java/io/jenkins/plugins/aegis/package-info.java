/** A governed release of a polyglot repository as a declarative pipeline; the packages below tell its story. */
package io.jenkins.plugins.aegis;
