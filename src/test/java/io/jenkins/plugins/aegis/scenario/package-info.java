/**
 * The whole product at work: releases of the sample project through the root Jenkinsfile, with real git, npm and Release
 * Please. What belongs here: one class per way that a release goes, each judged by what is left behind in the remote,
 * the registry, the forge and the audit log, and the few helpers that look there.
 */
package io.jenkins.plugins.aegis.scenario;
