/** Packing packages with the real tools. */
package io.jenkins.plugins.aegis.adapter.packaging;
