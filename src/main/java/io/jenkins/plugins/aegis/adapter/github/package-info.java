/**
 * The forge over GitHub's REST interface.
 *
 * <p>Requests go through the connectors of the github-api library, so that a Jenkins installation can put its own under
 * them; answers are read here and not by the library's objects, whose getters send further requests (users of reviews
 * and comments, merge commits of listed pull requests) and whose client sends a write again after a broken connection.
 */
package io.jenkins.plugins.aegis.adapter.github;
