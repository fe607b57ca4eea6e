/** Waiting for people to merge a pull request. */
package io.jenkins.plugins.aegis.operation.await;
