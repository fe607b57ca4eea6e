/** Helm repositories on a branch: the index as text, and the branch with the real git. */
package io.jenkins.plugins.aegis.adapter.helm;
