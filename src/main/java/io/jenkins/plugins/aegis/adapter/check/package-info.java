/** Running the release checks of a descriptor on the machine that builds. */
package io.jenkins.plugins.aegis.adapter.check;
