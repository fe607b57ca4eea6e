/** Doing several things at the same time, on threads that end with what they are for; knows nothing of releases. */
package io.jenkins.plugins.aegis.concurrent;
