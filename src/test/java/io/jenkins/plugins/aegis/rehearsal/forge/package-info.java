/**
 * A GitHub-compatible forge on loopback for the rehearsal: refs, commits, trees and merges live in a bare git
 * repository, everything that git does not know (pull requests, reviews, issues, checks, releases) in a JSON file
 * beside it. What belongs here: the HTTP server, its routes by resource, the JSON shapes of GitHub's REST API, the
 * GraphQL queries of Release Please, and the people who review and merge. Nothing of the plugin is used here, except in tests that
 * hold the plugin's adapter against this forge.
 */
package io.jenkins.plugins.aegis.rehearsal.forge;
