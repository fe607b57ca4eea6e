/** Python package indexes: what they hold, by the simple repository interface, and publishing by twine. */
package io.jenkins.plugins.aegis.adapter.pypi;
