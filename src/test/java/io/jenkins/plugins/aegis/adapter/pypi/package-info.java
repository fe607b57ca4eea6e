/** What is believed of a Python package index, and that the real twine and pip agree. */
package io.jenkins.plugins.aegis.adapter.pypi;
