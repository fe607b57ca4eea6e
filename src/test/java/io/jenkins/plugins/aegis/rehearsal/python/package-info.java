/** A Python package index on loopback, as pip and twine expect one, and the Python programs that a rehearsal runs. */
package io.jenkins.plugins.aegis.rehearsal.python;
