/** Tests of the forge over GitHub's REST interface. */
package io.jenkins.plugins.aegis.adapter.github;
