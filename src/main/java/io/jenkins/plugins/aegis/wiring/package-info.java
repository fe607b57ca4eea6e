/** The composition root: the only place that makes adapters and puts them together. */
package io.jenkins.plugins.aegis.wiring;
