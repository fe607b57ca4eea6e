/** Executes a declarative Jenkinsfile without Jenkins, in the order and with the results of Declarative. */
package io.jenkins.plugins.aegis.rehearsal.pipeline;
