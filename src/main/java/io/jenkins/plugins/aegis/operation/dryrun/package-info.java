/** Building and validating everything that a release would publish, from any branch, without publishing it. */
package io.jenkins.plugins.aegis.operation.dryrun;
