/**
 * Helm repositories that are served from a branch: what the branch and the served index list, and adding a chart without
 * touching what others wrote.
 */
package io.jenkins.plugins.aegis.adapter.helm;
