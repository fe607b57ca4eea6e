/** The Release Please command line. */
package io.jenkins.plugins.aegis.adapter.releaseplease;
