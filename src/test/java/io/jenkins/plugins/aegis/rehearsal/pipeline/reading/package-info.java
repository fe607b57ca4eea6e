/** From the text of a Jenkinsfile to its model and its compiled code, or to every problem found in it. */
package io.jenkins.plugins.aegis.rehearsal.pipeline.reading;
